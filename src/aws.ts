export { LocalAws, type LocalAwsOptions } from './local/local-aws';
