import type { LocalAws } from 'asl-interpreter/aws';
import type { AuthorizedOrder } from './handlers/record-purchase';
import { type Reason, reasons } from './reasons';

const TableName = 'Purchases';

/** What the table knows of an order. */
export interface Purchase {
  /** Whether its status is RECORDED, REFUSED or DECLINED; RECEIVED, CHECKED and FAILED are no decisions. */
  readonly decided: boolean;
  readonly reasons: readonly Reason[];
}

/** The table Purchases. The workflow writes most of it by itself; this is what the functions around it need. */
export class Purchases {
  constructor(private readonly dynamodb: LocalAws['dynamodb']) {}

  async create(): Promise<void> {
    await this.dynamodb.createTable({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'PurchaseID', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'PurchaseID', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
  }

  /** Records a purchase, unless it is recorded. Says whether it did. */
  async record({ orderId, customerId, itemList, check, payment }: AuthorizedOrder, now: Date): Promise<boolean> {
    try {
      await this.dynamodb.updateItem({
        TableName,
        Key: { PurchaseID: { S: orderId } },
        ConditionExpression: 'attribute_not_exists(PurchaseStatus) OR PurchaseStatus <> :recorded',
        UpdateExpression:
          'SET PurchaseStatus = :recorded, CustomerID = :customer, Amount = :amount, ItemCount = :items, AuthorizationCode = :code, DecidedAt = :now REMOVE LastError, LastCause, FailedAt',
        ExpressionAttributeValues: {
          ':recorded': { S: 'RECORDED' },
          ':customer': { S: customerId ?? '' },
          ':amount': { N: check.amount },
          ':items': { N: String(itemList.length) },
          ':code': { S: payment.authorizationCode },
          ':now': { S: now.toISOString() },
        },
      });
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  async find(orderId: string): Promise<Purchase | undefined> {
    const { Item } = await this.dynamodb.getItem({ TableName, Key: { PurchaseID: { S: orderId } }, ConsistentRead: true });
    if (Item === undefined) return undefined;
    const known = new Set(Item['Reasons']?.SS);
    return {
      decided: Item['DecidedAt'] !== undefined,
      reasons: reasons.filter((reason) => known.has(reason)),
    };
  }
}
