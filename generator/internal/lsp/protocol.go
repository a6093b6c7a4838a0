package lsp

// The part of the protocol that is used (Language Server Protocol 3.17), under its names.

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

type diagnostic struct {
	Range    span      `json:"range"`
	Severity int       `json:"severity"`
	Code     string    `json:"code,omitempty"`
	Source   string    `json:"source"`
	Message  string    `json:"message"`
	Related  []related `json:"relatedInformation,omitempty"`
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type diagnostics struct {
	URI  string       `json:"uri"`
	List []diagnostic `json:"diagnostics"`
}

type document struct {
	URI     string `json:"uri"`
	Text    string `json:"text"`
	Version int    `json:"version"`
}

type at struct {
	Document document `json:"textDocument"`
	Position position `json:"position"`
	NewName  string   `json:"newName"` // of a rename
}

type opened struct {
	Document document `json:"textDocument"`
}

type changed struct {
	Document document `json:"textDocument"`
	Changes  []struct {
		Text string `json:"text"`
	} `json:"contentChanges"`
}

type initialize struct {
	RootURI string `json:"rootUri"`
	Folders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	Capabilities struct {
		General struct {
			Encodings []string `json:"positionEncodings"`
		} `json:"general"`
		Workspace struct {
			Edit struct {
				Operations []string `json:"resourceOperations"`
			} `json:"workspaceEdit"`
		} `json:"workspace"`
	} `json:"capabilities"`
}

type completion struct {
	Label         string   `json:"label"`
	Kind          int      `json:"kind"`
	Detail        string   `json:"detail,omitempty"`
	Documentation *markup  `json:"documentation,omitempty"`
	FilterText    string   `json:"filterText,omitempty"`
	Edit          textEdit `json:"textEdit"`
}

// The kinds of completions that are used.
const (
	completeProperty  = 10
	completeValue     = 12
	completeEnum      = 20
	completeReference = 18
)

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type markup struct {
	Kind  string `json:"kind"` // markdown
	Value string `json:"value"`
}

type hover struct {
	Contents markup `json:"contents"`
	Range    span   `json:"range"`
}

type workspaceEdit struct {
	Changes []any `json:"documentChanges"` // documentEdit, createFile and renameFile, in order
}

type documentEdit struct {
	Document versioned  `json:"textDocument"`
	Edits    []textEdit `json:"edits"`
}

type versioned struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"` // null: the file as it is saved
}

type createFile struct {
	Kind string `json:"kind"` // create
	URI  string `json:"uri"`
}

type renameFile struct {
	Kind string `json:"kind"` // rename
	Old  string `json:"oldUri"`
	New  string `json:"newUri"`
}

type prepared struct {
	Range       span   `json:"range"`
	Placeholder string `json:"placeholder"`
}
