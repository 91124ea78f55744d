import { members, oneOf, type ServiceResults } from '../result-shape';

const algorithm = oneOf('SYMMETRIC_DEFAULT RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE');
const dataKey = members('string', 'CiphertextBlob CiphertextForRecipient KeyId KeyMaterialId Plaintext');

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html. Bytes are base64. */
export const kms: ServiceResults = {
  decrypt: { members: { ...members('string', 'CiphertextForRecipient KeyId KeyMaterialId Plaintext'), EncryptionAlgorithm: algorithm } },
  encrypt: { members: { ...members('string', 'CiphertextBlob KeyId'), EncryptionAlgorithm: algorithm } },
  generateDataKey: { members: dataKey },
  generateDataKeyWithoutPlaintext: { members: members('string', 'CiphertextBlob KeyId KeyMaterialId') },
  generateMac: { members: { ...members('string', 'KeyId Mac'), MacAlgorithm: oneOf('HMAC_SHA_224 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512') } },
  generateRandom: { members: members('string', 'CiphertextForRecipient Plaintext') },
  reEncrypt: {
    members: {
      ...members('string', 'CiphertextBlob DestinationKeyMaterialId KeyId SourceKeyId SourceKeyMaterialId'),
      ...members(algorithm, 'DestinationEncryptionAlgorithm SourceEncryptionAlgorithm'),
    },
  },
  sign: { members: members('string', 'KeyId Signature SigningAlgorithm') },
  verify: { members: { ...members('string', 'KeyId SigningAlgorithm'), SignatureValid: 'boolean' } },
};
