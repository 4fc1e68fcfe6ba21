import { useMethods } from '../deposits-api';

/** What a payment method is called; its code while the methods are not known. */
export function useMethodName(): (code: string) => string {
  const { data: methods } = useMethods();
  return (code) => methods?.find((method) => method.code === code)?.name ?? code;
}
