export { awsEndpoint, type AwsEndpoint, type AwsEndpointOptions, type ServicePorts } from './server/aws-endpoint';
export { listen, type ListeningServer, type ListenOptions } from './server/listen';
export { requestHandler, type SdkRequestHandler } from './server/request-handler';
export type { AwsCredentials } from './server/sigv4/credentials';
export type { WireRequest, WireResponse } from './server/wire';
