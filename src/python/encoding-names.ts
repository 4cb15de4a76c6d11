/**
 * Python's encodings that can hold Python source and that iconv-lite knows as well: its name there, then Python's other
 * names for it (the modules of Lib/encodings and the table in Lib/encodings/aliases.py), without their punctuation.
 * Left out, because ASCII is not ASCII in them or iconv-lite has no such table: EBCDIC, ISO-2022, HZ, UTF-7, -16 and -32.
 */
const NAMES = `
ascii: 646 ansix341968 ansix341986 cp367 csascii ibm367 iso646irv1991 iso646us isoir6 us usascii
big5: big5tw csbig5 xmactradchinese
big5hkscs: hkscs
cp437: 437 cspc8codepage437 ibm437
cp720: cp720
cp737: cp737
cp775: 775 cspc775baltic ibm775
cp850: 850 cspc850multilingual ibm850
cp852: 852 cspcp852 ibm852
cp855: 855 csibm855 ibm855
cp856: cp856
cp857: 857 csibm857 ibm857
cp858: 858 csibm858 ibm858
cp860: 860 csibm860 ibm860
cp861: 861 cpis csibm861 ibm861
cp862: 862 cspc862latinhebrew ibm862
cp863: 863 csibm863 ibm863
cp864: 864 csibm864 ibm864
cp865: 865 csibm865 ibm865
cp866: 866 csibm866 ibm866
cp869: 869 cpgr csibm869 ibm869
cp874: cp874
cp932: 932 ms932 mskanji windows31j
cp949: 949 ms949 uhc
cp950: 950 ms950
cp1125: 1125 cp866u ibm1125 ruscii
cp1250: 1250 windows1250
cp1251: 1251 windows1251
cp1252: 1252 windows1252
cp1253: 1253 windows1253
cp1254: 1254 windows1254
cp1255: 1255 windows1255
cp1256: 1256 windows1256
cp1257: 1257 windows1257
cp1258: 1258 windows1258
euc_jp: ujis
euc_kr: korean ksc5601 ksc56011987 ksx1001 xmackorean
gb18030: gb180302000
gb2312: chinese csiso58gb231280 euccn eucgb2312cn gb23121980 gb231280 isoir58 xmacsimpchinese
gbk: 936 cp936 ms936
hp-roman8: cp1051 cshproman8 ibm1051 r8 roman8
iso-8859-1: 8859 cp819 csisolatin1 ibm819 iso8859 iso885911987 isolatin1 isoir100 l1 latin latin1
iso-8859-2: csisolatin2 iso885921987 isoir101 l2 latin2
iso-8859-3: csisolatin3 iso885931988 isoir109 l3 latin3
iso-8859-4: csisolatin4 iso885941988 isoir110 l4 latin4
iso-8859-5: csisolatincyrillic cyrillic iso885951988 isoir144
iso-8859-6: arabic asmo708 csisolatinarabic ecma114 iso885961987 isoir127
iso-8859-7: csisolatingreek ecma118 elot928 greek greek8 iso885971987 isoir126
iso-8859-8: csisolatinhebrew hebrew iso885981988 isoir138
iso-8859-9: csisolatin5 iso885991989 isoir148 l5 latin5
iso-8859-10: csisolatin6 iso8859101992 isoir157 l6 latin6
iso-8859-11: iso8859112001 thai
iso-8859-13: l7 latin7
iso-8859-14: iso8859141998 isoceltic isoir199 l8 latin8
iso-8859-15: l9 latin9
iso-8859-16: iso8859162001 isoir226 l10 latin10
koi8-r: cskoi8r
koi8-t: koi8t
koi8-u: koi8u
mac-croatian: maccroatian
mac-cyrillic: maccyrillic
mac-greek: macgreek
mac-iceland: maciceland
mac-roman: macintosh
mac-turkish: macturkish
maccenteuro: maclatin2 maccentraleurope
pt154: ptcp154 cp154 csptcp154 cyrillicasian
rk1048: kz1048 strk10482002
shift_jis: csshiftjis sjis xmacjapanese
tis-620: isoir166 tis6200 tis62025290 tis62025291
utf-8: cp65001 u8 utf utf8ucs2 utf8ucs4
`;

const squeeze = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const BY_NAME = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap(line => {
      const [name, others] = line.split(': ') as [string, string];
      return [name, ...others.split(' ')].map(each => [squeeze(each), name] as const);
    }),
);

/**
 * The one name that the rest of the tool uses for an encoding, from any of Python's names for it as a cookie spells them.
 * @returns undefined for an encoding that Python does not have or that is not supported here
 */
export function encodingNamed(cookie: string): string | undefined {
  // The tokenizer takes `utf-8-unix` and `latin-1-dos`, as editors write them (Lib/tokenize.py, _get_normal_name).
  const [, editors] =
    /^(utf-8|latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.exec(cookie.slice(0, 12).toLowerCase().replaceAll('_', '-')) ?? [];
  return BY_NAME.get(squeeze(editors ?? cookie));
}
