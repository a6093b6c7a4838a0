package corpus

import "fmt"

type actor struct {
	id          string
	Name        string   `yaml:"name"`
	Kind        string   `yaml:"kind"`
	Names       []name   `yaml:"names,braces"`
	Aliases     []string `yaml:"aliases"`
	WeakAliases []string `yaml:"weak_aliases"`
	Role        string   `yaml:"role"`
	Country     string   `yaml:"country"`
	MemberOf    []string `yaml:"member_of"`
	Formerly    string   `yaml:"formerly"`
	Wikidata    string   `yaml:"wikidata"`
	Summary     string   `yaml:"summary"`
	body        string
}

// name is an actor's name in another language.
type name struct {
	Text string `yaml:"text"`
	Lang string `yaml:"lang"`
}

func (c *Corpus) makeActors(n int) {
	m := &actorMaker{filler: filler{Rand: c.stream(forActors, 0), corpus: c, year: 2024}, ids: map[string]bool{}, names: map[string]bool{}}
	for i := range n {
		m.actor(i)
	}
	c.actors = m.made
	for i := range c.actors {
		a := &c.actors[i]
		for _, name := range a.Names {
			c.foreign = append(c.foreign, name.Text)
		}
		a.Summary = upper(m.fill("{j}, as most briefs have it, since the {n} of {y}; known for a {j} {n}."))
		m.actors = []int{i, (i + 1) % n}
		a.body = m.paragraphs(2, 4)
	}
}

// actorMaker keeps names apart: no two actors share one.
type actorMaker struct {
	filler
	made       []actor
	ids, names map[string]bool
	states     int // made so far
}

// actor makes the i-th actor: states are used most, so they come first more often.
func (m *actorMaker) actor(i int) {
	kind := m.IntN(100)
	if i < 12 && i%2 == 0 || kind < 12 && m.states < len(states) {
		m.state(i)
		return
	}
	a := actor{Kind: "person", Wikidata: fmt.Sprintf("Q%d", 1000+i*37)}
	switch {
	case kind < 62:
		m.person(&a)
	case kind < 84:
		a.Kind, a.Role = "organization", "Public body"
		a.Name = m.unique(func() string { return pick(m.Rand, orgHeads) + " for " + pick(m.Rand, orgFields) }, pick(m.Rand, places)+" ")
	case kind < 90:
		a.Kind, a.Role = "alliance", "Alliance of states"
		a.Name = m.unique(func() string { return pick(m.Rand, allianceHeads) + " " + pick(m.Rand, allianceTails) }, "New ")
	default:
		a.Kind, a.Role = "company", "Company"
		a.Name = m.unique(func() string { return coin(m.Rand, 200) + " " + pick(m.Rand, companyTails) }, "United ")
	}
	if a.Kind != "alliance" && m.states > 0 {
		a.Country = slug(states[m.IntN(m.states)])
	}
	m.add(a)
}

func (m *actorMaker) add(a actor) {
	a.id = slug(a.Name)
	for m.ids[a.id] {
		a.id += "-2"
	}
	m.ids[a.id] = true
	if len(m.made)%23 == 7 {
		a.Formerly = "old-" + a.id
	}
	m.made = append(m.made, a)
}

// unique makes names until one is new, and puts a word in front if none is.
func (m *actorMaker) unique(name func() string, front string) string {
	for range 20 {
		if s := name(); m.take(s) {
			return s
		}
	}
	s := front + name()
	for !m.take(s) {
		s = front + s
	}
	return s
}

func (m *actorMaker) take(s string) bool {
	if s == "" || m.names[s] {
		return false
	}
	m.names[s] = true
	return true
}

func (m *actorMaker) state(i int) {
	s := states[m.states%len(states)]
	m.states++
	if !m.take(s) {
		return
	}
	a := actor{Name: s, Kind: "state", Role: "State", Wikidata: fmt.Sprintf("Q%d", 100+i)}
	for j, text := range foreignStates[s] {
		m.names[text] = true
		a.Names = append(a.Names, name{text, []string{"ko", "ru", "zh"}[j]})
	}
	if alias := "Republic of " + s; m.take(alias) {
		a.Aliases = []string{alias}
	}
	a.WeakAliases = []string{"the government of " + s}
	m.add(a)
}

func (m *actorMaker) person(a *actor) {
	surname := ""
	a.Name = m.unique(func() string {
		surname = pick(m.Rand, surnames)
		return pick(m.Rand, givenNames) + " " + surname
	}, "Professor ")
	a.Role = upper(m.fill("{j} adviser on the {n}"))
	if alias := "Minister " + surname; m.IntN(3) == 0 && m.take(alias) {
		a.Aliases = []string{alias}
	}
	a.WeakAliases = []string{surname}
	if m.IntN(3) == 0 {
		m.foreign(a, string(pick(m.Rand, koreanFamily))+string(pick(m.Rand, koreanGiven))+string(pick(m.Rand, koreanGiven)), "ko")
		m.foreign(a, pick(m.Rand, russianGiven)+" "+pick(m.Rand, russianFam), "ru")
		m.foreign(a, string(pick(m.Rand, chineseFam))+string(pick(m.Rand, chineseGiven))+string(pick(m.Rand, chineseGiven)), "zh")
	}
	for i := len(m.made) - 1; i >= 0 && i > len(m.made)-8; i-- {
		if m.made[i].Kind == "organization" && m.IntN(2) == 0 {
			a.MemberOf = append(a.MemberOf, m.made[i].id)
		}
	}
}

func (m *actorMaker) foreign(a *actor, text, lang string) {
	if m.take(text) {
		a.Names = append(a.Names, name{text, lang})
	}
}
