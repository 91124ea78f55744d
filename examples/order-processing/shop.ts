import { StateMachine, virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import definition from '../../asl/order-processing.asl.json' with { type: 'json' };
import { authorizePayment } from './handlers/authorize-payment';
import { checkPurchase } from './handlers/check-purchase';
import { recordPurchase } from './handlers/record-purchase';
import { PaymentGateway, type PaymentGatewayOptions } from './payment-gateway';
import { Purchases } from './purchases';
import { arnOf, createQueue } from './queue';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** The whole of the shop in this process, on one virtual clock: queue, table, payment gateway and workflow. */
export async function openShop(start: Date, options: PaymentGatewayOptions) {
  const clock = virtualClock({ start });
  const aws = new LocalAws({ clock });

  const deadLetters = await createQueue(aws.sqs, 'PurchaseQueue-dlq', { MessageRetentionPeriod: '1209600' });
  const queue = await createQueue(aws.sqs, 'PurchaseQueue', {
    VisibilityTimeout: '18000', // five hours: longer than an execution can last, backoff and all
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 3 }),
  });

  const purchases = new Purchases(aws.dynamodb);
  await purchases.create();

  const gateway = new PaymentGateway(options);
  const workflow = new StateMachine(definition, {
    name: 'order-processing',
    clock,
    seed: options.seed,
    services: { dynamodb: aws.dynamodb },
    handlers: {
      CheckPurchase: checkPurchase,
      AuthorizePayment: authorizePayment(gateway),
      RecordPurchase: recordPurchase(purchases),
    },
  });
  return { clock, aws, queue, deadLetters, purchases, gateway, workflow };
}
