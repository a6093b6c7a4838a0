package page

import (
	"reflect"

	"chancery/generator/internal/address"
)

// Kinds gives the kinds of pages, each with the view that its template gets.
func Kinds() map[address.Kind]reflect.Type {
	return map[address.Kind]reflect.Type{
		address.KindHome:            reflect.TypeFor[*Home](),
		address.KindBriefs:          reflect.TypeFor[*BriefList](),
		address.KindBrief:           reflect.TypeFor[*Brief](),
		address.KindActors:          reflect.TypeFor[*ActorList](),
		address.KindActor:           reflect.TypeFor[*Actor](),
		address.KindTopics:          reflect.TypeFor[*TopicList](),
		address.KindTopic:           reflect.TypeFor[*Topic](),
		address.KindAuthors:         reflect.TypeFor[*AuthorList](),
		address.KindAuthor:          reflect.TypeFor[*Writer](),
		address.KindSeriesList:      reflect.TypeFor[*SeriesList](),
		address.KindSeries:          reflect.TypeFor[*Series](),
		address.KindRecommendations: reflect.TypeFor[*RecommendationList](),
		address.KindTimeline:        reflect.TypeFor[*Timeline](),
		address.KindSources:         reflect.TypeFor[*SourceList](),
		address.KindFigures:         reflect.TypeFor[*FigureList](),
		address.KindProse:           reflect.TypeFor[*Prose](),
		address.KindSearch:          reflect.TypeFor[*Search](),
		address.KindFiles:           reflect.TypeFor[*Files](),
		address.KindVersion:         reflect.TypeFor[*Version](),
		address.KindDifference:      reflect.TypeFor[*Difference](),
		address.KindWithdrawn:       reflect.TypeFor[*Withdrawn](),
		address.KindNotFound:        reflect.TypeFor[*NotFound](),
		address.KindData:            reflect.TypeFor[*Data](),
		address.KindEmbed:           reflect.TypeFor[*Embed](),
		address.KindRedirect:        reflect.TypeFor[*Redirect](),
	}
}
