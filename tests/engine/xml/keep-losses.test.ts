import { describe, expect, test } from 'vitest'
import { keepLosses } from '../../../engine/xml/keep-losses.ts'
import { differences } from '../../support/xml-differences.ts'

/** What was opened, what the tool makes of it, what it saves, and what must come out. */
const merged = (source: string, untouched: string, saved: string, expected: string) =>
  differences(expected, keepLosses(source, untouched, saved))

describe('keepLosses', () => {
  test('an attribute the tool leaves out comes back', () => {
    expect(merged('<a x="1" y="2"/>', '<a x="1"/>', '<a x="3"/>', '<a x="3" y="2"/>')).toEqual([])
  })

  test('an attribute that was removed stays removed', () => {
    expect(merged('<a x="1" y="2"/>', '<a x="1" y="2"/>', '<a y="2"/>', '<a y="2"/>')).toEqual([])
  })

  test('a written default that was changed and changed back stays as it is saved', () => {
    const source = '<a cancel="false"/>'
    expect(merged(source, source, '<a/>', '<a/>')).toEqual([])
  })

  test('a value the tool writes differently keeps its form until it is changed', () => {
    expect(merged('<a x="36.0"/>', '<a x="36"/>', '<a x="36"/>', '<a x="36.0"/>')).toEqual([])
    expect(merged('<a x="36.0"/>', '<a x="36"/>', '<a x="40"/>', '<a x="40"/>')).toEqual([])
  })

  test('an attribute the tool adds of itself goes, one that was added stays', () => {
    expect(merged('<a/>', '<a made="up"/>', '<a made="up" mine="1"/>', '<a mine="1"/>')).toEqual([])
  })

  test('a lost element comes back with everything in it, at its place', () => {
    const source = '<a><b id="1"/><f:x xmlns:f="urn:f" f:y="1"><f:z>&lt;</f:z></f:x><b id="2"/></a>'
    const bare = '<a><b id="1"/><b id="2"/></a>'
    expect(merged(source, bare, bare, source)).toEqual([])
    const changed = '<a><b id="1"/><b id="3"/><b id="2"/></a>'
    const kept = keepLosses(source, bare, changed)
    expect(differences(source.replace('</f:x>', '</f:x><b id="3"/>'), kept).length === 0).toBe(
      kept.indexOf('id="3"') > kept.indexOf('f:x'),
    )
    expect(kept).toContain('f:y="1"')
  })

  test('a lost part goes with the element that was deleted', () => {
    const source = '<a><b id="1"><lost/></b><b id="2"/></a>'
    const bare = '<a><b id="1"/><b id="2"/></a>'
    expect(merged(source, bare, '<a><b id="2"/></a>', '<a><b id="2"/></a>')).toEqual([])
  })

  test('an order the tool changes of itself is put back, one that was changed stays', () => {
    const source = '<a><c id="1"/><b id="2"/></a>'
    const sorted = '<a><b id="2"/><c id="1"/></a>'
    expect(merged(source, sorted, sorted, source)).toEqual([])
    const list = '<a x="1.0"><b id="1"/><b id="2"/></a>'
    const same = '<a x="1"><b id="1"/><b id="2"/></a>'
    const moved = '<a x="1"><b id="2"/><b id="1"/></a>'
    expect(merged(list, same, moved, moved.replace('"1"', '"1.0"'))).toEqual([])
  })

  test('texts come back as they were, and changed as they are', () => {
    const source = '<a y="1"><t> two  words </t></a>'
    const trimmed = '<a><t>two words</t></a>'
    expect(merged(source, trimmed, trimmed, source)).toEqual([])
    expect(merged(source, trimmed, '<a><t>other</t></a>', '<a y="1"><t>other</t></a>')).toEqual([])
  })

  test('words between elements stay', () => {
    const source = '<a y="1"><doc>see <b>this</b> and <i>that</i></doc></a>'
    const flat = '<a><doc><b>this</b><i>that</i></doc></a>'
    expect(merged(source, flat, flat, source)).toEqual([])
  })

  test('prefixes keep their meaning inside values, whatever the tool calls them', () => {
    const source =
      '<p:a xmlns:p="urn:a" xmlns:q="urn:q" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" type="q:T"><p:b xsi:type="p:tC"/></p:a>'
    const renamed = '<n:a xmlns:n="urn:a" type="q:T"><n:b/></n:a>'
    const kept = keepLosses(source, renamed, renamed)
    expect(differences(source, kept)).toEqual([])
    expect(kept).toContain('xmlns:q="urn:q"')
    expect(kept).toContain('<p:b xsi:type="p:tC"')
  })

  test('one prefix for two namespaces is told apart', () => {
    const source = '<a x="1" xmlns:p="urn:1"><p:b/></a>'
    const kept = keepLosses(source, '<a xmlns:p="urn:1"><p:b/></a>', '<a xmlns:p="urn:2"><p:c/></a>')
    expect(differences('<a x="1" xmlns:q="urn:2"><q:c/></a>', kept)).toEqual([])
  })

  test('without a loss the saved text stays letter for letter', () => {
    const saved = '<?xml version="1.0"?>\n<a   x="2" />'
    expect(keepLosses('<a x="1"/>', '<a x="1"/>', saved)).toBe(saved)
  })
})
