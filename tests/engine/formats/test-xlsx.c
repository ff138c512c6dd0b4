/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks made here, part by part. Days by hand: 2 is 1900-01-02, 61 is 1900-03-01, 44197 is
 * 2021-01-01 counted from 1900 and 42735 the same counted from 1904. */

#include <string.h>
#include <time.h>

#include "accord-error.h"
#include "accord-xlsx.h"
#include "package-maker.h"
#include "table-picture.h"

static char *
picture (GBytes *bytes, const AccordTableOptions *options, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return picture_of_text (data, (gssize) size, "a.xlsx", options, error);
}

static void
check (GBytes *workbook, const char *expected)
{
  g_autoptr (GBytes) bytes = workbook;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = picture (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
check_refused (GBytes *workbook, int code, const char *part)
{
  g_autoptr (GBytes) bytes = workbook;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = picture (bytes, NULL, &error);

  g_assert_null (found);
  assert_sentence (error, "a.xlsx");
  g_assert_cmpint (error->code, ==, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_texts (void)
{
  check (make_workbook ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
                        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>A1</f><v>a&amp;b_x000D_</v></c></row>",
                        "<si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh sb=\"0\"><t>no</t></rPh></si>", NULL, FALSE),
         "[plain][inline]\n[rich][a&b\r]\n");
  check (make_workbook ("<row><c><v>1</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"inlineStr\"><is><t><![CDATA[<x>]]></t></is></c></row>", NULL, NULL, FALSE),
         "[1][TRUE][][<x>]\n");
}

/* One and a half million beginnings of an escape. */
static void
test_escapes_cost_no_more_than_their_length (void)
{
  g_autofree char *text = g_malloc (3000001);
  clock_t begun = clock ();

  for (int i = 0; i < 3000000; i += 2)
    memcpy (text + i, "_x", 2);
  text[3000000] = '\0';
  accord_xlsx_unescape (text);
  g_assert_cmpuint (strlen (text), ==, 3000000);
  g_assert_cmpfloat ((double) (clock () - begun) / CLOCKS_PER_SEC, <, 2);
  strcpy (text, "_x0041__x00_x0042__x004_x__x0043");
  accord_xlsx_unescape (text);
  g_assert_cmpstr (text, ==, "A_x00B_x004_x__x0043");
}

static void
test_dates (void)
{
  const char *styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"0.0 &quot;days&quot;\"/></numFmts>"
                       "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"9\"/></cellXfs>";

  check (make_workbook ("<row><c s=\"1\"><v>44197</v></c><c s=\"2\"><v>44197.5</v></c><c s=\"3\"><v>44197</v></c><c s=\"4\"><v>0.25</v></c><c s=\"5\"><v>0.25</v></c></row>"
                        "<row><c s=\"1\"><v>2</v></c><c s=\"1\"><v>61</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>-1</v></c><c t=\"d\"><v>2021-01-01T00:00:00</v></c></row>",
                        NULL, styles, FALSE),
         "[2021-01-01][2021-01-01 12:00:00][44197][06:00:00][25%]\n[1900-01-02][1900-03-01][60][-1][2021-01-01]\n");
  check (make_workbook ("<row><c s=\"1\"><v>42735</v></c><c s=\"1\"><v>0</v></c></row>", NULL, styles, TRUE),
         "[2021-01-01][1904-01-01]\n");
}

static void
test_looks (void)
{
  g_assert_cmpint (accord_xlsx_look_of_code ("General"), ==, ACCORD_XLSX_NUMBER);
  g_assert_cmpint (accord_xlsx_look_of_code ("#,##0.00 \"dmy\";[Red]-0"), ==, ACCORD_XLSX_NUMBER);
  g_assert_cmpint (accord_xlsx_look_of_code ("0.00E+00"), ==, ACCORD_XLSX_NUMBER);
  g_assert_cmpint (accord_xlsx_look_of_code ("[$-409]d/m/yy"), ==, ACCORD_XLSX_DATE);
  g_assert_cmpint (accord_xlsx_look_of_code ("mmm"), ==, ACCORD_XLSX_DATE);
  g_assert_cmpint (accord_xlsx_look_of_code ("[h]:mm"), ==, ACCORD_XLSX_TIME);
  g_assert_cmpint (accord_xlsx_look_of_code ("h:mm AM/PM"), ==, ACCORD_XLSX_TIME);
  g_assert_cmpint (accord_xlsx_look_of_code ("yyyy\"年\"m\"月\"d\"日\" h:mm"), ==, ACCORD_XLSX_MOMENT);
  g_assert_cmpint (accord_xlsx_look_of_code ("0.0%"), ==, ACCORD_XLSX_PERCENT);
}

static void
test_places (void)
{
  check (make_workbook ("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2</v></c></row><row r=\"9\"><c r=\"C9\"><v>9</v></c></row>", NULL, NULL, FALSE),
         "[][1][][2]\n[][][9]\n");
  check (make_workbook ("<row r=\"1\"><c t=\"inlineStr\"><is><t>A title</t></is></c></row><row r=\"2\"/>"
                        "<row r=\"3\"><c t=\"inlineStr\"><is><t>Name</t></is></c><c t=\"inlineStr\"><is><t>Phone</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>", NULL, NULL, FALSE),
         "[Name][Phone]\n[1][2]\n");
}

static void
test_header_can_be_given (void)
{
  g_autoptr (GBytes) bytes = make_workbook ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>", NULL, NULL, FALSE);
  AccordTableOptions options = { .header_line = 2 };
  g_autofree char *second = picture (bytes, &options, NULL);
  g_autofree char *none = NULL;
  g_autofree char *sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (second, ==, "[3][4]\n");
  options = (AccordTableOptions) { .no_header = TRUE };
  none = picture (bytes, &options, NULL);
  g_assert_cmpstr (none, ==, "[Column 1][Column 2]\n[1][2]\n[3][4]\n");
  options = (AccordTableOptions) { .sheet = "T" };
  sheet = picture (bytes, &options, &error);
  assert_sentence (error, "a.xlsx");
  g_assert_nonnull (strstr (error->message, "Its sheets are: S"));
}

static void
test_prefixes (void)
{
  check (make_package ("xl/workbook.xml", "<x:workbook xmlns:x=\"y\" xmlns:q=\"z\"><x:sheets><x:sheet name=\"S\" sheetId=\"7\" q:id=\"r1\"/></x:sheets></x:workbook>",
                       "xl\\_rels\\workbook.xml.rels", "<p:Relationships xmlns:p=\"y\"><p:Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"../xl/Sheets/One.xml\"/></p:Relationships>",
                       "xl/sheets/one.xml", "\xEF\xBB\xBF<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"y\"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>", NULL),
         "[7]\n");
}

static void
test_damaged (void)
{
  static const char locked[] = "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  g_autoptr (GBytes) whole = make_workbook ("<row><c><v>1</v></c></row>", NULL, NULL, FALSE);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  check_refused (make_workbook ("<row><c t=\"s\"><v>5</v></c></row>", NULL, NULL, FALSE), ACCORD_EXCHANGE_ERROR_PARSE, "names text 5");
  check_refused (make_workbook ("<row><c><v>1</v></row>", NULL, NULL, FALSE), ACCORD_EXCHANGE_ERROR_PARSE, "xl/worksheets/sheet1.xml");
  check_refused (make_package ("a.txt", "x", NULL), ACCORD_EXCHANGE_ERROR_UNKNOWN, "no workbook");
  check_refused (g_bytes_new (data, size / 2), ACCORD_EXCHANGE_ERROR_PARSE, "no whole XLSX");
  check_refused (g_bytes_new_static (locked, sizeof locked), ACCORD_EXCHANGE_ERROR_ENCODING, "password");
  check_refused (g_bytes_new_static ("\xD0\xCF\x11\xE0 Workbook", 13), ACCORD_EXCHANGE_ERROR_UNKNOWN, "XLS");
}

/* 200 MB of blanks pack into less than one; a spreadsheet of that size holds no such sheet. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (200 * 1024 * 1024, ' ');

  check_refused (make_workbook (blanks, NULL, NULL, FALSE), ACCORD_EXCHANGE_ERROR_TOO_BIG, "unpacks to far more");
}

static void
test_entities (void)
{
  check_refused (make_package ("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>", NULL), ACCORD_EXCHANGE_ERROR_PARSE, "xl/workbook.xml");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/xlsx/texts-of-every-kind", test_texts);
  g_test_add_func ("/formats/xlsx/escapes-cost-no-more-than-their-length", test_escapes_cost_no_more_than_their_length);
  g_test_add_func ("/formats/xlsx/dates-of-both-systems", test_dates);
  g_test_add_func ("/formats/xlsx/number-format-tells-what-a-number-is", test_looks);
  g_test_add_func ("/formats/xlsx/cells-stand-where-the-file-says", test_places);
  g_test_add_func ("/formats/xlsx/header-and-sheet-can-be-given", test_header_can_be_given);
  g_test_add_func ("/formats/xlsx/prefixes-paths-and-case-do-not-matter", test_prefixes);
  g_test_add_func ("/formats/xlsx/damaged-files-are-refused-with-their-part", test_damaged);
  g_test_add_func ("/formats/xlsx/bombs-are-not-unpacked", test_bomb);
  g_test_add_func ("/formats/xlsx/entities-do-not-expand", test_entities);
  return g_test_run ();
}
