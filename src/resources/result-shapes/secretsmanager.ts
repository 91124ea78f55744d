import { members, type ServiceResults } from '../result-shape';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html. Bytes are base64. */
export const secretsmanager: ServiceResults = {
  getSecretValue: {
    members: { ...members('string', 'ARN CreatedDate Name SecretBinary SecretString VersionId'), VersionStages: { items: 'string' } },
  },
  putSecretValue: { members: { ...members('string', 'ARN Name VersionId'), VersionStages: { items: 'string' } } },
};
