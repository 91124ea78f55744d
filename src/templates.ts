export { stateMachinesOf, type TemplateStateMachine } from './templates/state-machines-of';
export type { TemplateOptions } from './templates/settings';
export { TemplateError } from './templates/template-error';
