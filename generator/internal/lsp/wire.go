package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// The wire: JSON-RPC 2.0 in frames with a header (LSP 3.17, "Base Protocol").

// request is a request, or a notification where ID is nil.
type request struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params,omitempty"`
}

// response answers a request. One of Result and Error is set.
type response struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result"`
	Error   *failure        `json:"error,omitempty"`
}

// notification goes to the client, which does not answer.
type notification struct {
	Version string `json:"jsonrpc"`
	Method  string `json:"method"`
	Params  any    `json:"params"`
}

// failure is why a request was not answered.
type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// The codes of failures (JSON-RPC 2.0 and LSP 3.17).
const (
	parseError     = -32700
	invalidRequest = -32600
	unknownMethod  = -32601
	invalidParams  = -32602
	notInitialized = -32002
	requestFailed  = -32803
)

// The most that a frame and its header may hold.
const (
	maxFrame  = 32 << 20
	maxHeader = 4 << 10
)

// errFrame is a frame that is none: nothing after it can be read.
var errFrame = errors.New("the client's message has no valid header")

// readFrame reads the content of one frame.
func readFrame(in *bufio.Reader) ([]byte, error) {
	length, header := -1, 0
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			if header == 0 && line == "" && errors.Is(err, io.EOF) {
				return nil, io.EOF
			}
			return nil, fmt.Errorf("%w: %w", errFrame, err)
		}
		if header += len(line); header > maxHeader {
			return nil, errFrame
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if ok && strings.EqualFold(name, "Content-Length") {
			n, err := strconv.Atoi(strings.TrimSpace(value))
			if err != nil || n < 0 || n > maxFrame {
				return nil, errFrame
			}
			length = n
		}
	}
	if length < 0 {
		return nil, errFrame
	}
	data := make([]byte, length)
	if _, err := io.ReadFull(in, data); err != nil {
		return nil, fmt.Errorf("%w: %w", errFrame, err)
	}
	return data, nil
}

// writer writes frames.
type writer struct {
	mu  sync.Mutex
	out io.Writer
}

func (w *writer) write(v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	_, err = fmt.Fprintf(w.out, "Content-Length: %d\r\n\r\n%s", len(data), data)
	return err
}
