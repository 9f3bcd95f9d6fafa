import { describe, expect, test } from 'vitest'
import { refuseHostileXml } from '../../../engine/xml/refuse-hostile-xml.ts'

const codes = (xml: string) => refuseHostileXml(xml).map((finding) => finding.code)

describe('refuses', () => {
  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-doctype'],
    ['one id twice', '<a id="x"><b id="x"/></a>', 'id-duplicate'],
    ['one id twice in other quotes', `<a id="x"><b  id = 'x' /></a>`, 'id-duplicate'],
    [
      'an id with very much space around it',
      `<a id="x"><b id${' '.repeat(90)}=${' '.repeat(90)}"x"/></a>`,
      'id-duplicate',
    ],
    ['__proto__ as id', '<a id="__proto__"/>', 'id-reserved'],
    ['constructor as id', '<a id="constructor"/>', 'id-reserved'],
    ['an id behind a greater-than sign', '<a name=">" id="__proto__"/>', 'id-reserved'],
    ['1,000 levels', '<a>'.repeat(1000), 'xml-too-deep'],
    ['over 2 MB', `<a>${'ä'.repeat(1_100_000)}</a>`, 'xml-too-large'],
    ['NUL', '<a>\0</a>', 'xml-invalid'],
    ['a tag without end', '<a b="', 'xml-invalid'],
    ['a comment without end', '<a><!-- ', 'xml-invalid'],
  ])('%s', (_, xml, code) => {
    expect(codes(xml)).toEqual([code])
  })
})

describe('lets pass', () => {
  test.each([
    ['an ordinary file', '<?xml version="1.0"?><a id="x"><b id="y" name="z"/></a>'],
    ['DOCTYPE in a comment or CDATA', '<a><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE y>]]></a>'],
    ['an id inside of another value', `<a id="x" name=" id='x' "/>`],
    ['attributes that end in id', '<a id="x"><b dataid="x" ref:id="x"/></a>'],
    ['many siblings', `<a>${'<b/>'.repeat(10_000)}</a>`],
  ])('%s', (_, xml) => {
    expect(codes(xml)).toEqual([])
  })
})

test.each([
  '<a'.repeat(900_000),
  '<a "'.repeat(500_000),
  '<'.repeat(2_000_000),
  `<a ${'='.repeat(1_900_000)}>`,
])('looks at 2 MB of garbage once', (xml) => {
  expect(refuseHostileXml(xml).length).toBeLessThanOrEqual(1)
})
