import { describe, expect, test } from 'vitest';
import { fieldsOf, loginFamilyOf, takeoverStrength } from './login-methods';

describe('families', () => {
  test.each([
    ['google', 'mailbox'],
    ['apple', 'apple'],
    ['facebook', 'social'],
    ['steam-acc', 'steam'],
    ['email', 'mail'],
    ['supercell-id', 'code'],
    ['phone', 'phone'],
    ['username', 'username'],
    ['riot', 'account'],
    ['something-new', 'account'],
  ])('%s is handed over as %s', (method, family) => {
    expect(loginFamilyOf(method)).toBe(family);
  });

  test('where the login is the e-mail, it is not asked for twice', () => {
    expect(fieldsOf('mail')).toEqual(['login', 'password', 'email_password', 'note']);
    expect(fieldsOf('code')).toEqual(['login', 'password', 'note']);
  });
});

describe('what a buyer needs', () => {
  const all = { login: 'a', password: 'b', email: 'c@d.uz', email_password: 'e', note: 'R12345' };

  test('everything is strong, one thing missing is fair, more is weak', () => {
    expect(takeoverStrength('steam', all).level).toBe('strong');
    expect(takeoverStrength('steam', { ...all, note: ' ' }).level).toBe('fair');
    expect(takeoverStrength('steam', { ...all, note: '', email_password: '' }).level).toBe('weak');
  });

  test('without login and password nothing helps', () => {
    expect(takeoverStrength('steam', { ...all, password: '' }).level).toBe('weak');
  });

  test('names what is missing', () => {
    const { needs } = takeoverStrength('mail', { ...all, email_password: '' });
    expect(needs.filter(({ isMet }) => !isMet).map(({ need }) => need)).toEqual(['email_password']);
  });
});
