/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards, read and written. Expectations by hand from RFC 2425, 2426, 6350 and the vCard 2.1 text. */

#include <string.h>
#include <time.h>

#include "accord-vcard-writer.h"
#include "table-picture.h"

static void
check_bytes (const char *text, gssize size, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = picture_of_text (text, size, "a.vcf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, expected);
}

static void
check (const char *lines, const char *expected)
{
  g_autofree char *text = g_strconcat ("BEGIN:VCARD\r\n", lines, "END:VCARD\r\n", NULL);

  check_bytes (text, -1, expected);
}

static void
check_refused (const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = picture_of_text (text, -1, "a.vcf", NULL, &error);

  g_assert_null (picture);
  assert_sentence (error, "a.vcf");
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_folding (void)
{
  check ("VERSION:3.0\r\nFN:Anna\r\n  Ber\r\n\tg\r\n", "[Full Name]\n[Anna Berg]\n");
  check ("VERSION:4.0\nFN:A\n B\n", "[Full Name]\n[AB]\n");
  check ("VERSION:2.1\r\nFN:Anna\r\n Berg\r\n", "[Full Name]\n[Anna Berg]\n");
  /* a fold within the two bytes of ä */
  check_bytes ("BEGIN:VCARD\nVERSION:3.0\nFN:B\xC3\n \xA4r\nEND:VCARD\n", -1, "[Full Name]\n[Bär]\n");
}

/* @n times, between a card's ends. */
static char *
card_of (const char *before, const char *line, guint n, const char *behind)
{
  GString *text = g_string_new ("BEGIN:VCARD\nVERSION:2.1\nFN:Anna\n");

  g_string_append (text, before);
  for (guint i = 0; i < n; i++)
    g_string_append (text, line);
  g_string_append_printf (text, "%sEND:VCARD\n", behind);
  return g_string_free_and_steal (text);
}

/* A property without a colon in lines that end with "=", and a picture whose parameters are half a million letters. */
static void
test_lines_that_never_end_cost_no_more_than_their_length (void)
{
  g_autofree char *letters = g_strnfill (500000, 'a');
  g_autofree char *head = g_strdup_printf ("X-A;X-B=%s;ENCODING=BASE64:AAAA\n", letters);
  g_autofree char *folded = card_of ("X", " =\n", 500000, "\n"), *picture = card_of (head, "AAAA\n", 20000, "\n");
  clock_t begun = clock ();

  check_bytes (folded, -1, "[Full Name]\n[Anna]\n");
  check_bytes (picture, -1, "[Full Name]\n[Anna]\n");
  g_assert_cmpfloat ((double) (clock () - begun) / CLOCKS_PER_SEC, <, 4);
}

static void
test_quoted_printable (void)
{
  check ("VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E4=\n=BC=9F\n",
         "[Last Name][First Name]\n[王][伟]\n");
  check ("VERSION:2.1\nFN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg\n", "[Full Name]\n[Jörg]\n");
  check_bytes ("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=WINDOWS-1251:\xC8\xE2\xE0\xED\nEND:VCARD\n", -1,
               "[Full Name]\n[Иван]\n");
  check ("VERSION:2.1\nFN:X\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=3Bthree\n",
         "[Full Name][Notes]\n[X][one\ntwo;three]\n");
}

static void
test_escapes (void)
{
  check ("VERSION:3.0\nFN:A\\, B\\; C\\\\D\nNOTE:one\\ntwo\\Nthree\n",
         "[Full Name][Notes]\n[A, B; C\\D][one\ntwo\nthree]\n");
  check ("VERSION:2.1\nFN:C:\\new\\; x\n", "[Full Name]\n[C:\\new; x]\n");
  check ("VERSION:3.0\nFN:X\nADR;TYPE=home:;;1\\;2 Street;Town;;;Land\n",
         "[Full Name][Address 1 - Label][Address 1 - Street][Address 1 - City][Address 1 - Country]\n"
         "[X][Home][1;2 Street][Town][Land]\n");
}

static void
test_params (void)
{
  check ("VERSION:3.0\nFN:X\nTEL;TYPE=WORK,VOICE:1\nTEL;TYPE=HOME;TYPE=FAX;TYPE=pref:2\nTEL;CELL:3\n",
         "[Full Name][Phone 1 - Label][Phone 1 - Value][Phone 2 - Label][Phone 2 - Value][Phone 3 - Label][Phone 3 - Value]\n"
         "[X][Home fax][2][Work][1][Mobile][3]\n");
  check ("VERSION:4.0\nFN:X\nTEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+1-418-656-9254;ext=102\n",
         "[Full Name][Phone 1 - Label][Phone 1 - Value]\n[X][Work][+1-418-656-9254 ext. 102]\n");
  check ("VERSION:3.0\nFN:X\nitem1.URL:http\\://x.example\nitem1.X-ABLabel:_$!<HomePage>!$_\n",
         "[Full Name][Website 1 - Label][Website 1 - Value]\n[X][HomePage][http://x.example]\n");
  check ("VERSION:4.0\nFN:X\nIMPP:xmpp:a@b.example\nX-SKYPE:sky\n",
         "[Full Name][Messenger 1 - Label][Messenger 1 - Value][Messenger 2 - Label][Messenger 2 - Value]\n"
         "[X][xmpp][a@b.example][Skype][sky]\n");
}

static void
test_people_and_companies (void)
{
  check ("VERSION:3.0\nFN:Acme\nN:;;;;\nORG:Acme;Sales\nX-ABShowAs:COMPANY\n", "[Organization Name]\n[Acme]\n");
  check ("VERSION:4.0\nKIND:org\nFN:Acme\n", "[Organization Name]\n[Acme]\n");
  check ("VERSION:3.0\nFN:Anna Berg\nN:Berg;Anna\nORG:Acme;Sales;West\nTITLE:Boss\n",
         "[Organization Name][Department][Full Name][Job Title]\n[Acme][Sales, West][Anna Berg][Boss]\n");
  check ("VERSION:2.1\nEMAIL;PREF:j@x.example\n", "[Full Name][E-mail 1 - Value]\n[j@x.example][j@x.example]\n");
}

static void
test_dates_and_agents (void)
{
  check ("VERSION:3.0\nFN:X\nBDAY:1980-03-22T00:00:00Z\n", "[Full Name][Birthday]\n[X][1980-03-22]\n");
  check ("VERSION:2.1\nFN:X\nBDAY:19800322\n", "[Full Name][Birthday]\n[X][1980-03-22]\n");
  check ("VERSION:4.0\nFN:X\nBDAY:--0203\n", "[Full Name][Birthday]\n[X][--0203]\n");
  check ("VERSION:4.0\nFN:X\nBDAY;VALUE=text:农历8月15日\n", "[Full Name][Birthday]\n[X][农历8月15日]\n");
  check ("VERSION:4.0\nFN:X\nBDAY;VALUE=text:circa 1800\n", "[Full Name]\n[X]\n");
  check ("VERSION:2.1\nFN:X\nAGENT:\nBEGIN:VCARD\nFN:Agent\nTEL:9\nEND:VCARD\nTEL:1\n",
         "[Full Name][Phone 1 - Value]\n[X][1]\n");
  check ("VERSION:2.1\nFN:X\nPHOTO;JPEG;ENCODING=BASE64:\n AAEC\n AwQF\n\nTEL:1\n",
         "[Full Name][Phone 1 - Value][Photo]\n[X][1][AAECAwQF]\n");
  check ("VERSION:4.0\nFN:X\nPHOTO:data:image/png;base64,AAEC\n", "[Full Name][Photo]\n[X][AAEC]\n");
}

static void
test_groups_and_bad_lines (void)
{
  const char *text = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Team\nEND:VCARD\n"
                     "BEGIN:VCARD\nVERSION:4.0\nFN:X\nwhat is this\nEND:VCARD\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AccordTable) table = accord_table_new (bytes, "a.vcf", NULL, NULL);
  AccordTableRow row;

  g_assert_nonnull (table);
  g_assert_cmpuint (accord_table_get_notes (table)->len, ==, 2);
  g_assert_nonnull (strstr (accord_table_get_notes (table)->pdata[1], "line 9"));
  g_assert_true (accord_table_next (table, &row, NULL));
  g_assert_cmpuint (row.line, ==, 6);
  g_assert_cmpstr (row.cells[0], ==, "X");
  g_assert_false (accord_table_next (table, &row, NULL));
}

static void
test_refused (void)
{
  check_refused ("VERSION:3.0\nFN:X\nEND:VCARD\n", "line 1");
  check_refused ("BEGIN:VCARD\nFN:X\nEND:VCARD\n\nBEGIN:VCARD\nFN:Y\n", "line 5");
  check_refused ("BEGIN:VCARD\nFN:X\nEND:VCARD\nhello\n", "line 4");
}

static void
test_written_is_read (void)
{
  const char *adr[7] = { NULL, NULL, "1; Long, Street\nBack", "Town", NULL, NULL, "Land" };
  g_autofree char *name = g_strnfill (200, 'x');
  g_autofree char *han = NULL;

  memcpy (name, "Say, \\ ; ", 9);
  for (guint i = 0; i < 2; i++)
    {
      AccordVcardVersion version = i == 0 ? ACCORD_VCARD_3_0 : ACCORD_VCARD_4_0;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *type = accord_vcard_type (version, "Home fax", TRUE);
      g_autofree char *tel = g_strconcat ("TEL", type, NULL);
      g_autofree char *expected = g_strdup_printf (
        "[Full Name][Phone 1 - Label][Phone 1 - Value][Address 1 - Street][Address 1 - City][Address 1 - Country][Notes]\n"
        "[%s][Home fax][+1 2][1; Long, Street\nBack][Town][Land][汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字]\n", name);
      g_auto (GStrv) lines = NULL;

      accord_vcard_write_begin (text, version);
      accord_vcard_write (text, "FN", name);
      accord_vcard_write (text, tel, "+1 2");
      accord_vcard_write_parts (text, "ADR", adr, 7);
      accord_vcard_write (text, "NOTE", "汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字");
      accord_vcard_write_end (text);
      check_bytes (text->str, -1, expected);
      lines = g_strsplit (text->str, "\r\n", -1);
      for (guint l = 0; lines[l] != NULL; l++)
        {
          g_assert_cmpuint (strlen (lines[l]), <=, 75);
          g_assert_true (g_utf8_validate (lines[l], -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/vcard/folded-lines-are-joined", test_folding);
  g_test_add_func ("/formats/vcard/lines-that-never-end-cost-no-more-than-their-length", test_lines_that_never_end_cost_no_more_than_their_length);
  g_test_add_func ("/formats/vcard/quoted-printable-and-charsets-are-decoded", test_quoted_printable);
  g_test_add_func ("/formats/vcard/escapes-are-those-of-the-version", test_escapes);
  g_test_add_func ("/formats/vcard/types-labels-and-preference", test_params);
  g_test_add_func ("/formats/vcard/companies-are-no-people", test_people_and_companies);
  g_test_add_func ("/formats/vcard/dates-agents-and-photos", test_dates_and_agents);
  g_test_add_func ("/formats/vcard/what-is-passed-over-is-told", test_groups_and_bad_lines);
  g_test_add_func ("/formats/vcard/broken-files-are-refused-with-their-line", test_refused);
  g_test_add_func ("/formats/vcard/what-is-written-is-read-again", test_written_is_read);
  return g_test_run ();
}
