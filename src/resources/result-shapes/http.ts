import type { Structure } from '../result-shape';

/**
 * What `http:invoke` and `apigateway:invoke` give: https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html#connect-api-gateway-output.
 * They call no API of AWS, so they tell nothing beside it.
 */
export const httpResponse: Structure = {
  members: { Headers: { values: { items: 'string' } }, ResponseBody: 'any', StatusCode: 'number', StatusText: 'string' },
};
