import { readFileSync } from 'node:fs';
import { readCsv } from './csv';

/** The message that the front end sends: one invoice. */
export interface Order {
  /** The invoice number. That of a cancellation starts with "C". */
  readonly orderId: string;
  /** When it was ordered, ISO 8601. */
  readonly orderedAt: string;
  /** null where the shop does not know the customer. */
  readonly customerId: string | null;
  readonly country: string;
  readonly paymentStatus: 'PENDING';
  readonly itemList: readonly OrderItem[];
}

interface OrderItem {
  readonly stockCode: string;
  readonly description: string;
  readonly quantity: number;
  /** Pounds sterling. */
  readonly unitPrice: number;
}

/** The day's orders, in the order of the shop's records. */
export function readOrders(text: string = readFileSync(new URL('online-retail-2010-12-01.csv', import.meta.url), 'utf8')): Order[] {
  const invoices = new Map<string, Order & { itemList: OrderItem[] }>();
  for (const line of readCsv(text) as unknown as InvoiceLine[]) {
    let order = invoices.get(line.InvoiceNo);
    if (order === undefined) invoices.set(line.InvoiceNo, (order = orderOf(line)));
    order.itemList.push({
      stockCode: line.StockCode,
      description: line.Description,
      quantity: Number(line.Quantity),
      unitPrice: Number(line.UnitPrice),
    });
  }
  return [...invoices.values()];
}

type InvoiceLine = Readonly<Record<'InvoiceNo' | 'StockCode' | 'Description' | 'Quantity' | 'InvoiceDate' | 'UnitPrice' | 'CustomerID' | 'Country', string>>;

const orderOf = ({ InvoiceNo, InvoiceDate, CustomerID, Country }: InvoiceLine): Order & { itemList: OrderItem[] } => ({
  orderId: InvoiceNo,
  orderedAt: `${InvoiceDate.replace(' ', 'T')}Z`,
  customerId: CustomerID === '' ? null : CustomerID.replace(/\.0$/, ''), // the data set writes "17850.0"
  country: Country,
  paymentStatus: 'PENDING',
  itemList: [],
});
