import type {
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  MetadataBearer,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from './shapes';

/**
 * What workflows use of DynamoDB: methods of the AWS SDK's aggregated client, in its own shapes, so that `new DynamoDB({})` of
 * @aws-sdk/client-dynamodb fits as it is. Every method rejects with an error whose `name` is the DynamoDB error code.
 */
export interface TablePort {
  putItem(input: PutItemInput): Promise<PutItemOutput & MetadataBearer>;
  getItem(input: GetItemInput): Promise<GetItemOutput & MetadataBearer>;
  updateItem(input: UpdateItemInput): Promise<UpdateItemOutput & MetadataBearer>;
  deleteItem(input: DeleteItemInput): Promise<DeleteItemOutput & MetadataBearer>;
}
