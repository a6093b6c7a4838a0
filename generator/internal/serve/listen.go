package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"
)

// Taken is the error of a port that nothing more can listen on.
type Taken struct {
	Port, Free int // Free is the next port that is free, or 0
	Err        error
}

func (t *Taken) Error() string { return fmt.Sprintf("port %d: %v", t.Port, t.Err) }
func (t *Taken) Unwrap() error { return t.Err }

// Reason words why the port cannot be used.
func (t *Taken) Reason() string {
	if errors.Is(t.Err, syscall.EADDRINUSE) {
		return "is taken by another program"
	}
	cause := t.Err
	for next := errors.Unwrap(cause); next != nil; next = errors.Unwrap(cause) {
		cause = next
	}
	return fmt.Sprintf("cannot be used: %v", cause)
}

// reach is how many ports behind a taken one are tried.
const reach = 100

// Listen listens on a port of a host's name or IP address; port 0 is any that is free. The
// error is a *Taken if it is the port's fault.
func Listen(ctx context.Context, name string, port int) (net.Listener, error) {
	listen := func(port int) (net.Listener, error) {
		return new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(name, strconv.Itoa(port)))
	}
	l, err := listen(port)
	if err == nil {
		return l, nil
	}
	if other, failed := listen(0); failed != nil { // no port of it can be
		return nil, err
	} else if failed := other.Close(); failed != nil {
		return nil, failed
	}
	taken := &Taken{Port: port, Err: err}
	for next := port + 1; next <= min(port+reach, 1<<16-1) && taken.Free == 0; next++ {
		if l, err := listen(next); err == nil {
			taken.Free = next
			if err := l.Close(); err != nil {
				return nil, err
			}
		}
	}
	return nil, taken
}

// Address is the address of the site's root at a listener.
func Address(l net.Listener) string {
	at := l.Addr().String()
	if addr, err := netip.ParseAddrPort(at); err == nil && addr.Addr().IsUnspecified() {
		at = net.JoinHostPort("localhost", strconv.Itoa(int(addr.Port())))
	}
	return "http://" + at + "/"
}

// The bounds of a connection.
const (
	longestHeader = 64 << 10 // bytes
	headerTime    = 10 * time.Second
	idleTime      = 2 * time.Minute
	endTime       = 2 * time.Second
)

// Serve answers requests until ctx is done; then it ends those that are under way.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	h := &http.Server{Handler: s, BaseContext: func(net.Listener) context.Context { return ctx }, ReadHeaderTimeout: headerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: longestHeader, ErrorLog: log.New(io.Discard, "", 0)}
	ended := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, stop := context.WithTimeout(context.WithoutCancel(ctx), endTime)
		defer stop()
		err := h.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) {
			err = h.Close()
		}
		ended <- err
	}()
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-ended
}
