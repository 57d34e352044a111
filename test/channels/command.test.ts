import { expect, test } from '@jest/globals';
import { typedEvent } from '../../src/channels/index.ts';

test.each([
  ['/start', { type: 'command', name: 'start' }],
  ['/start work', { type: 'command', name: 'start', argument: 'work' }],
  ['/menu@BusullaBot', { type: 'command', name: 'menu' }],
  ['/Status@busullabot PRN-1 2', { type: 'command', name: 'status', argument: 'PRN-1 2' }],
  [' /menu ', { type: 'command', name: 'menu' }],
  ['/status a\nb', { type: 'command', name: 'status', argument: 'a\nb' }],
  ['/', { type: 'text', text: '/' }],
  ['/ menu', { type: 'text', text: '/ menu' }],
  ['/ndihmë', { type: 'text', text: '/ndihmë' }],
  ['90/180', { type: 'text', text: '90/180' }],
  [' Përshëndetje', { type: 'text', text: ' Përshëndetje' }],
])('%j is %j', (text, event) => {
  expect(typedEvent(text)).toEqual(event);
});
