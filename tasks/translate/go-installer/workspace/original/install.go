// Package install changes settings step by step, and takes the steps back when one fails.
package install

import (
	"errors"
	"fmt"
)

type World struct {
	Settings map[string]int32
	Log      []string
}

func (w *World) note(what string) { w.Log = append(w.Log, what) }

type Step interface {
	Name() string
	Run(w *World) error
}

// Undoer is a step that can be taken back.
type Undoer interface {
	Undo(w *World) error
}

// Checker is a step that knows whether it is needed.
type Checker interface {
	Needed(w *World) bool
}

type Failure struct {
	Step string
	Err  error
}

func (f *Failure) Error() string { return f.Step + ": " + f.Err.Error() }

// Install returns how many steps are in effect afterwards, and what went wrong.
func Install(w *World, steps []Step) (done int, err error) {
	w.note("begin")
	defer func() { w.note(fmt.Sprintf("end %d", done)) }()
	for _, step := range steps { // since Go 1.22, step is a new variable in each round
		if c, ok := step.(Checker); ok && !c.Needed(w) {
			w.note("skip " + step.Name())
			continue
		}
		if e := step.Run(w); e != nil {
			return done, &Failure{step.Name(), e}
		}
		done++
		w.note("done " + step.Name())
		if u, ok := step.(Undoer); ok {
			defer func() {
				if err == nil {
					return
				}
				if e := u.Undo(w); e != nil {
					err = errors.Join(err, &Failure{step.Name(), e})
					return
				}
				done--
				w.note("undone " + step.Name())
			}()
		}
	}
	return done, nil
}

// Set gives a setting a value.
type Set struct {
	Key   string
	Value int32
	old   int32
	had   bool
}

func (s *Set) Name() string { return "set " + s.Key }

func (s *Set) Needed(w *World) bool { return w.Settings[s.Key] != s.Value }

func (s *Set) Run(w *World) error {
	s.old, s.had = w.Settings[s.Key]
	w.Settings[s.Key] = s.Value
	return nil
}

func (s *Set) Undo(w *World) error {
	if s.had {
		w.Settings[s.Key] = s.old
	} else {
		delete(w.Settings, s.Key)
	}
	return nil
}

// Add adds to a setting.
type Add struct {
	Key string
	By  int32
}

func (a *Add) Name() string { return "add " + a.Key }

func (a *Add) Run(w *World) error {
	w.Settings[a.Key] += a.By
	return nil
}

func (a *Add) Undo(w *World) error {
	w.Settings[a.Key] -= a.By
	return nil
}

// Require fails if a setting is too small.
type Require struct {
	Key   string
	Least int32
}

func (r *Require) Name() string { return "require " + r.Key }

func (r *Require) Run(w *World) error {
	if value := w.Settings[r.Key]; value < r.Least {
		return fmt.Errorf("%s is %d", r.Key, value)
	}
	return nil
}

// Renamed is a step under another name.
type Renamed struct {
	Step
	Title string
}

func (r *Renamed) Name() string { return r.Title }

// Group is a step that consists of steps.
type Group struct {
	Title string
	Steps []Step
}

func (g *Group) Name() string { return g.Title }

func (g *Group) Run(w *World) error {
	_, err := Install(w, g.Steps)
	return err
}
