/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a person or company beyond the fields of its record. */

#include <locale.h>
#include <string.h>

#include "test-import-files.h"

/* "type label value" of all handles of a record, sorted. */
static char *
handles_of (AccordWorkspace *workspace, const char *field, gint64 id)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_handle_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  accord_query_add_number (query, field, ACCORD_OP_IS, id);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  for (guint i = 0; i < found->len; i++)
    {
      const char *label = accord_record_text (found->pdata[i], "label");

      g_ptr_array_add (texts, g_strdup_printf ("%s:%s:%s", accord_record_text (found->pdata[i], "type"),
                                               label == NULL ? "" : label, accord_record_text (found->pdata[i], "value")));
    }
  g_ptr_array_sort_values (texts, (GCompareFunc) strcmp);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("|", (char **) texts->pdata);
}

static void
check_handles (AccordWorkspace *workspace, const AccordKind *kind, const char *name, const char *expected)
{
  g_autoptr (AccordRecord) record = find_one (workspace, kind, "name", name);
  g_autofree char *found = handles_of (workspace, kind->name, accord_record_id (record));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_numbered (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 2 - Label,Address 2 - Street,Address 2 - City,Address 2 - Postal Code\n"
                     "Anna,M,Berg,Acme,* Work,a@x.example ::: b@x.example,Home,c@x.example,Mobile ::: Fax,+49 1 ::: +49 2,Home,Weg 1,Ulm,89073\n";
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "contacts.csv", text, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AccordRecord) anna = find_one (workspace, &accord_contact_kind, "name", "Anna M Berg");

  assert_counts (results->pdata[0], 1, 0, 0, 0);
  g_assert_cmpstr (accord_record_text (anna, "email"), ==, "a@x.example");
  g_assert_cmpstr (accord_record_text (anna, "phone"), ==, "+49 1");
  check_handles (workspace, &accord_contact_kind, "Anna M Berg",
                 "address:Home:Weg 1\n89073 Ulm|email:Home:c@x.example|email:Work:b@x.example|phone:Fax:+49 2");
  again = import_texts (workspace, NULL, "contacts.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 1, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_handle_kind), ==, 4);
  accord_test_drop (workspace);
}

static void
test_named (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "outlook.csv",
    "First Name,Last Name,Company,Job Title,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Business Phone,Home Phone,Mobile Phone,Business Fax,E-mail Address,E-mail 2 Address,E-mail 2 Display Name,Web Page,Notes\n"
    "Anna,Berg,Acme,Boss,1 Road,Town,CA,12345,USA,1111,2222,3333,4444,a@x.example,b@x.example,Anna B,x.example,Hi\n"
    "Bob,Alone,,,2 Road,City,,,Land,5555,6666,,,,,,,\n"
    ",,Only Inc,,3 Road,Ville,,,,7777,,,,,,,,\n", NULL);
  g_autoptr (AccordRecord) bob = find_one (workspace, &accord_customer_kind, "name", "Bob Alone");
  g_autoptr (AccordRecord) only = find_one (workspace, &accord_customer_kind, "name", "Only Inc");

  g_assert_true (((AccordImportResult *) results->pdata[0])->kind == &accord_contact_kind);
  assert_counts (results->pdata[0], 3, 0, 0, 0);
  check_handles (workspace, &accord_contact_kind, "Anna Berg",
                 "address::1 Road\n12345 Town, CA\nUSA|email::b@x.example|phone:Business fax:4444|phone:Home:2222|phone:Mobile:3333|website::x.example");
  g_assert_cmpstr (accord_record_text (bob, "type"), ==, "person");
  g_assert_cmpstr (accord_record_text (bob, "address"), ==, "2 Road");
  g_assert_cmpstr (accord_record_text (bob, "city"), ==, "City");
  g_assert_cmpstr (accord_record_text (only, "type"), ==, "company");
  g_assert_cmpstr (accord_record_text (only, "city"), ==, "Ville");
  accord_test_drop (workspace);
}

/* Headings in camel case are taken apart into words. */
static void
test_messengers_by_their_names (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv",
    "Name,City,WeChat,WhatsApp,DingTalk,QQ,微信号\nAlpha GmbH,Bonn,wx_a,+49 171 1,dt_a,12345,wx_b\n", NULL);

  assert_counts (results->pdata[0], 1, 0, 0, 0);
  check_handles (workspace, &accord_customer_kind, "Alpha GmbH",
                 "messenger:DingTalk:dt_a|messenger:QQ:12345|messenger:WeChat:wx_a|messenger:WhatsApp:+49 171 1|messenger:微信号:wx_b");
  accord_test_drop (workspace);
}

static void
assert_birthday (AccordWorkspace *workspace, const char *name, const char *shown, gboolean lunar)
{
  g_autoptr (AccordRecord) record = find_one (workspace, &accord_customer_kind, "name", name);
  int field = accord_kind_find (&accord_customer_kind, "birthday");
  g_autofree char *text = accord_field_format (&accord_customer_kind.fields[field], accord_record_value (record, field), NULL);

  g_assert_cmpstr (text, ==, shown);
  g_assert_cmpstr (accord_record_text (record, "birthday_calendar"), ==, lunar ? "lunar" : NULL);
}

/* Address lists of China say the day of the lunar calendar in words, mostly without a year. */
static void
test_birthdays_in_words (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "姓名,生日\n王伟,农历八月十五\n李娜,腊月初八\n张敏,1985年农历八月十五\n刘洋,8月15日\n陈静,1990-05-06\n赵磊,闰四月初二\n"
                     "周强,农历2025年闰五月初一\n吴芳,不知道\n";
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (GPtrArray) again = NULL;

  assert_counts (results->pdata[0], 6, 0, 0, 2);
  assert_birthday (workspace, "王伟", "lunar 8/15", TRUE);
  assert_birthday (workspace, "李娜", "lunar 12/8", TRUE);
  assert_birthday (workspace, "张敏", "29 Sep 1985", TRUE);
  assert_birthday (workspace, "刘洋", "15 Aug", FALSE);
  assert_birthday (workspace, "陈静", "6 May 1990", FALSE);
  assert_birthday (workspace, "赵磊", "lunar, leap 4/2", TRUE);
  again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 6, 2);
  assert_birthday (workspace, "张敏", "29 Sep 1985", TRUE);
  accord_test_drop (workspace);
}

/* The column may stand before or behind the day. */
static void
test_birthdays_beside_their_calendar (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv",
    "姓名,生日,生日历法\n王伟,8月15日,农历\n李娜,8月15日,阳历\n张敏,1985-08-15,lunar\n", NULL);
  g_autoptr (AccordRecord) solar = NULL;

  assert_counts (results->pdata[0], 3, 0, 0, 0);
  assert_birthday (workspace, "王伟", "lunar 8/15", TRUE);
  assert_birthday (workspace, "张敏", "15 Aug 1985", TRUE);
  solar = find_one (workspace, &accord_customer_kind, "name", "李娜");
  g_assert_cmpstr (accord_record_text (solar, "birthday_calendar"), ==, "solar");
  accord_test_drop (workspace);
}

/* Typed into the field, of which only the day is known; the calendar is set with it, and is free afterwards. */
static void
test_birthdays_typed_in_words (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "王伟", NULL);

  accord_test_set (workspace, &accord_customer_kind, id, "birthday", "农历八月十五");
  assert_birthday (workspace, "王伟", "lunar 8/15", TRUE);
  accord_test_set (workspace, &accord_customer_kind, id, "birthday_calendar", "");
  accord_test_set (workspace, &accord_customer_kind, id, "birthday", "8月15日");
  assert_birthday (workspace, "王伟", "15 Aug", FALSE);
  accord_test_drop (workspace);
}

/* What the grid of the assistant shows of a row: the day as it will be kept, or why there is none. */
static void
assert_seen (GPtrArray *rows, guint row, const char *stored)
{
  const AccordImportPreviewRow *seen = rows->pdata[row];
  const AccordImportCell *cell = seen->cells->pdata[1];

  g_assert_cmpstr (cell->stored, ==, stored);
  g_assert_cmpint (cell->problem != NULL, ==, stored == NULL);
}

static void
test_birthdays_are_seen_before (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordImportPlan) plan = plan_text (workspace, "customers.csv",
                                                 "姓名,生日,生日历法\n王伟,8月15日,农历\n李娜,腊月初八,\n张敏,8月15日,公历\n刘洋,不知道,\n");
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_import_preview (plan, "EUR", 1, 10, FALSE));
  const AccordImportPreviewRow *first;

  g_assert_cmpuint (rows->len, ==, 4);
  assert_seen (rows, 0, "lunar 8/15");
  assert_seen (rows, 1, "lunar 12/8");
  assert_seen (rows, 2, "15 Aug");
  assert_seen (rows, 3, NULL);
  first = rows->pdata[0];
  g_assert_null (((const AccordImportCell *) first->cells->pdata[2])->problem);
  accord_test_drop (workspace);
}

static void
test_person_of_customer (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "customerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax\n"
                     "ALFKI,Alfreds,Maria Anders,Sales,Obere Str. 57,Berlin,NULL,12209,Germany,030-1,030-2\n"
                     "NOBOD,Nobody,NULL,,Weg 1,Ulm,BW,,Germany,,\n";
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AccordRecord) maria = find_one (workspace, &accord_contact_kind, "name", "Maria Anders");
  g_autoptr (AccordRecord) alfreds = find_one (workspace, &accord_customer_kind, "reference", "ALFKI");
  g_autoptr (AccordRecord) nobody = find_one (workspace, &accord_customer_kind, "name", "Nobody");

  assert_counts (results->pdata[0], 2, 0, 0, 0);
  g_assert_cmpint (((AccordImportResult *) results->pdata[0])->people, ==, 1);
  g_assert_cmpstr (accord_record_text (maria, "position"), ==, "Sales");
  g_assert_cmpint (accord_record_number (maria, "customer"), ==, accord_record_id (alfreds));
  g_assert_cmpstr (accord_record_text (alfreds, "address"), ==, "Obere Str. 57\n12209");
  g_assert_cmpstr (accord_record_text (nobody, "address"), ==, "Weg 1\nBW");
  check_handles (workspace, &accord_customer_kind, "Alfreds", "phone:Fax:030-2");
  again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 1);
  accord_test_drop (workspace);
}

static void
test_company_named_before (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "cards.vcf",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Berg\nORG:Acme\nTEL:1111\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Acme\nORG:Acme\nTEL:2222\nX-ABShowAs:COMPANY\nEND:VCARD\n", NULL);
  g_autoptr (AccordRecord) acme = find_one (workspace, &accord_customer_kind, "name", "Acme");

  assert_counts (results->pdata[0], 1, 1, 0, 0);
  g_assert_cmpstr (accord_record_text (acme, "phone"), ==, "2222");
  accord_test_drop (workspace);
}

static void
test_facts_of_the_company (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "LastName,FirstName,Title,Company,Email,LeadSource,Industry,NumberOfEmployees\n"
                     "Boxer,Bertha,Boss,Farmers Coop,b@x.example,Web,Agriculture,130\n"
                     "Cotton,Phyllis,CFO,Farmers Coop,p@x.example,Web,Agriculture,130\n"
                     "Alone,Al,,,al@x.example,Web,,\n";
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "Lead.csv", text, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AccordRecord) coop = find_one (workspace, &accord_customer_kind, "name", "Farmers Coop");
  g_autoptr (AccordRecord) boxer = find_one (workspace, &accord_contact_kind, "name", "Bertha Boxer");

  assert_counts (results->pdata[0], 3, 0, 0, 0);
  g_assert_cmpstr (accord_record_text (coop, "type"), ==, "company");
  g_assert_cmpstr (accord_record_text (coop, "industry"), ==, "Agriculture");
  g_assert_cmpint (accord_record_number (coop, "employees"), ==, 130);
  g_assert_null (accord_record_text (coop, "email"));
  g_assert_cmpint (accord_record_number (boxer, "customer"), ==, accord_record_id (coop));
  g_assert_false (has_text (((AccordImportResult *) results->pdata[0])->notes, "Industry"));
  again = import_texts (workspace, NULL, "Lead.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 3, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 2);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/people/numbered-columns-become-handles-once", test_numbered);
  g_test_add_func ("/exchange/people/without-a-company-they-are-customers", test_named);
  g_test_add_func ("/exchange/people/messengers-are-known-by-their-names", test_messengers_by_their_names);
  g_test_add_func ("/exchange/people/birthdays-are-read-in-words-of-the-lunar-calendar", test_birthdays_in_words);
  g_test_add_func ("/exchange/people/a-birthday-is-read-by-the-calendar-beside-it", test_birthdays_beside_their_calendar);
  g_test_add_func ("/exchange/people/a-birthday-in-words-is-seen-before-it-is-taken", test_birthdays_are_seen_before);
  g_test_add_func ("/exchange/people/a-birthday-is-typed-in-words", test_birthdays_typed_in_words);
  g_test_add_func ("/exchange/people/named-with-a-customer-they-are-its-contacts", test_person_of_customer);
  g_test_add_func ("/exchange/people/a-company-named-before-is-not-made-twice", test_company_named_before);
  g_test_add_func ("/exchange/people/facts-of-the-company-go-to-it", test_facts_of_the_company);
  return g_test_run ();
}
