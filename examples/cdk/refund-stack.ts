import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Choice, Condition, DefinitionBody, Fail, Pass, StateMachine, Succeed, TaskInput, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** Refunds an order: large amounts wait a day for somebody to object, and the bank is asked again when it is busy. */
export class RefundStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const bank = new LambdaFunction(this, 'Bank', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = …') });

    const refund = new LambdaInvoke(this, 'Refund', {
      lambdaFunction: bank,
      payload: TaskInput.fromObject({ orderId: TaskInput.fromJsonPathAt('$.orderId').value, amount: TaskInput.fromJsonPathAt('$.amount').value }),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      resultPath: '$.refund',
    });
    refund.addRetry({ errors: ['BankBusy'], interval: Duration.hours(1), backoffRate: 2, maxAttempts: 3 });
    refund.addCatch(new Fail(this, 'Refused', { errorPath: '$.failure.Error', causePath: '$.failure.Cause' }), { resultPath: '$.failure' });

    const definition = new Choice(this, 'Large?')
      .when(Condition.numberGreaterThan('$.amount', 1000), new Wait(this, 'A day to object', { time: WaitTime.duration(Duration.days(1)) }).next(refund))
      .when(Condition.numberLessThanEquals('$.amount', 0), new Pass(this, 'Nothing to refund').next(new Succeed(this, 'Done')))
      .otherwise(refund);
    refund.next(new Succeed(this, 'Refunded', { outputPath: '$.refund' }));

    new StateMachine(this, 'Refunds', { definitionBody: DefinitionBody.fromChainable(definition), timeout: Duration.days(7) });
  }
}
