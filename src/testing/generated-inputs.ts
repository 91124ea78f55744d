export type { JsonSchema } from './json-schema/schema';
export { arbitraryOf } from './generated-inputs/arbitrary';
export { exploreChoices, type ExploreOptions } from './generated-inputs/explore-choices';
export { exploreText, inputsOf, type Choice, type ExploreReport, type MissedChoice, type ReachedChoice } from './generated-inputs/explore-report';
