package serve

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// refuses says why a request is refused, or "". A page of another site can have a browser
// ask this server for something in two ways, and drafts must not be read in either: under
// a name of its own, which it lets resolve to this machine (DNS rebinding), and across
// sites, as a script, a picture or a frame. To follow a link to here is neither.
func (s *Server) refuses(r *http.Request) string {
	if !s.named(r.Host) {
		return "this server does not go by the name " + clip(r.Host)
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return "requests from other sites are refused"
	}
	// Fetch Metadata: browsers say who asks, and for what.
	site := r.Header.Get("Sec-Fetch-Site")
	followed := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	if (site == "cross-site" || site == "same-site") && !followed {
		return "requests from other sites are refused"
	}
	return ""
}

// named reports whether a host is this server: no name can be made to resolve to it but
// localhost (RFC 6761) and the one that it was given, and an IP address is no name.
func (s *Server) named(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || host != "" && host == strings.ToLower(s.options.Name) {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && (addr.IsLoopback() || !Local(s.options.Name))
}

// Local reports whether only this machine reaches what listens on a name or IP address.
func Local(name string) bool {
	addr, err := netip.ParseAddr(name)
	return name == "" || strings.EqualFold(name, "localhost") || err == nil && addr.IsLoopback()
}

// clip shortens what a stranger has sent.
func clip(s string) string {
	if len(s) > 100 {
		s = s[:100] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
