// Package cup keeps the bracket of a knock-out cup.
package cup

import (
	"errors"
	"fmt"
	"sort"
)

var (
	ErrTooFew  = errors.New("too few teams")
	ErrDrawn   = errors.New("already drawn")
	ErrNoTeam  = errors.New("no such team")
	ErrNoMatch = errors.New("no such match")
	ErrDone    = errors.New("already played")
	ErrLevel   = errors.New("no winner")
)

type Team struct {
	Name string
	Wins int
}

type Match struct {
	Home, Away *Team // without Away, Home has a bye
	Score      [2]int
	Done       bool
}

type Cup struct {
	Teams    []*Team
	Entries  []*Team
	byName   map[string]*Team
	round    []*Match
	rounds   int
	history  []Match
	champion *Team
	Log      []string
}

func New(names ...string) *Cup {
	c := &Cup{
		Teams:  make([]*Team, 0, len(names)), // exactly as long as needed
		byName: map[string]*Team{},
	}
	for _, name := range names {
		team := &Team{Name: name}
		c.Teams = append(c.Teams, team)
		c.byName[name] = team
	}
	c.Entries = c.Teams
	return c
}

func (c *Cup) Enter(name string) error {
	if c.rounds > 0 {
		return ErrDrawn
	}
	team := &Team{Name: name}
	c.Teams = append(c.Teams, team)
	c.byName[name] = team
	return nil
}

func (c *Cup) Withdraw(name string) error {
	if c.rounds > 0 {
		return ErrDrawn
	}
	team := c.byName[name]
	for i, other := range c.Teams {
		if other == team {
			c.Teams = append(c.Teams[:i], c.Teams[i+1:]...)
			delete(c.byName, name)
			return nil
		}
	}
	return ErrNoTeam
}

func (c *Cup) Rename(old, name string) error {
	team, ok := c.byName[old]
	if !ok {
		return ErrNoTeam
	}
	team.Name = name
	c.byName[name] = team
	return nil
}

func (c *Cup) Draw() error {
	if c.rounds > 0 {
		return ErrDrawn
	}
	if len(c.Teams) < 2 {
		return ErrTooFew
	}
	c.draw(c.Teams)
	return nil
}

// draw lets the first play the last, the second the last but one, and so on.
func (c *Cup) draw(teams []*Team) {
	c.round = nil
	c.rounds++
	for i, j := 0, len(teams)-1; i <= j; i, j = i+1, j-1 {
		match := &Match{Home: teams[i]}
		if i < j {
			match.Away = teams[j]
		} else {
			match.Done = true
		}
		c.round = append(c.round, match)
	}
}

func (c *Cup) find(home string) *Match {
	for _, match := range c.round {
		if match.Home.Name == home {
			return match
		}
	}
	return nil
}

func (m *Match) winner() *Team {
	if m.Away == nil || m.Score[0] > m.Score[1] {
		return m.Home
	}
	return m.Away
}

func (c *Cup) Play(home string, goals, against int) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("play %s: %w", home, err)
			c.Log = append(c.Log, err.Error())
		}
	}()
	match := c.find(home)
	if match == nil {
		return ErrNoMatch
	}
	if match.Done {
		return ErrDone
	}
	match.Score = [2]int{goals, against}
	if goals == against {
		return ErrLevel
	}
	match.Done = true
	match.winner().Wins++
	c.history = append(c.history, *match)
	c.advance()
	return nil
}

func (c *Cup) advance() {
	var winners []*Team
	for _, match := range c.round {
		if !match.Done {
			return
		}
		winners = append(winners, match.winner())
	}
	if len(winners) == 1 {
		c.champion = winners[0]
		return
	}
	c.draw(winners)
}

// Correct changes the score of a match of this round that is done.
func (c *Cup) Correct(home string, goals, against int) error {
	match := c.find(home)
	if match == nil || !match.Done {
		return ErrNoMatch
	}
	match.Score = [2]int{goals, against}
	return nil
}

// Strongest gives the n first teams, the one with the most wins first.
func (c *Cup) Strongest(n int) []string {
	top := c.Teams[:min(n, len(c.Teams))]
	sort.SliceStable(top, func(i, j int) bool { return top[i].Wins > top[j].Wins })
	return Names(top)
}

func Names(teams []*Team) (names []string) {
	for _, team := range teams {
		names = append(names, team.Name)
	}
	return names
}

func (m Match) String() string {
	if m.Away == nil {
		return m.Home.Name + " bye"
	}
	return fmt.Sprintf("%s %d:%d %s", m.Home.Name, m.Score[0], m.Score[1], m.Away.Name)
}

func (c *Cup) Round() (lines []string) {
	for _, match := range c.round {
		lines = append(lines, match.String())
	}
	return lines
}

func (c *Cup) History() (lines []string) {
	for _, match := range c.history {
		lines = append(lines, match.String())
	}
	return lines
}

// Champion is "" as long as there is none.
func (c *Cup) Champion() string {
	if c.champion == nil {
		return ""
	}
	return c.champion.Name
}

func (c *Cup) Wins(name string) (int, bool) {
	team, ok := c.byName[name]
	if !ok {
		return 0, false
	}
	return team.Wins, true
}
