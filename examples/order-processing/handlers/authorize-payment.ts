import type { HandlerContext } from 'asl-interpreter';
import type { Authorization, PaymentGateway, PaymentRequest } from '../payment-gateway';

/**
 * The Lambda function AuthorizePayment. What the gateway throws reaches the workflow by its name: PaymentGatewayUnavailable is retried,
 * PaymentDeclined is caught.
 */
export const authorizePayment =
  (gateway: PaymentGateway) =>
  (request: PaymentRequest, context: HandlerContext): Promise<Authorization> =>
    gateway.authorize(request, context);
