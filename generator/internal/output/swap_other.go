//go:build !linux && !darwin

package output

import "errors"

// exchange would swap two folders in one step.
func exchange(_, _ string) error { return errors.ErrUnsupported }
