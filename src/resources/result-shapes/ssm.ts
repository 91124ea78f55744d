import { members, oneOf, type ServiceResults, type Structure } from '../result-shape';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html */
const parameter: Structure = {
  members: {
    ...members('string', 'ARN DataType LastModifiedDate Name Selector SourceResult Value'),
    Type: oneOf('String StringList SecureString'),
    Version: 'number',
  },
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html */
export const ssm: ServiceResults = {
  getParameter: { members: { Parameter: parameter } },
  getParameters: { members: { InvalidParameters: { items: 'string' }, Parameters: { items: parameter } } },
  getParametersByPath: { members: { NextToken: 'string', Parameters: { items: parameter } } },
  putParameter: { members: { Tier: oneOf('Standard Advanced Intelligent-Tiering'), Version: 'number' } },
};
