/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates filled in for real records, by hand; what may not be sent; and drafts as mail programs take them. */

#include "accord-letter-draft.h"
#include "accord-mailing-people.h"
#include "accord-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  AccordWorkspace *workspace;
  gint64 customer;
  gint64 contact;
  gint64 deal;
} Fixture;

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *customer = NULL, *member = NULL, *stage = NULL;
  gint64 id;

  f->workspace = accord_test_workspace ();
  id = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin Yue", "email", "lin@example.com", NULL);
  accord_journal_set_actor (accord_workspace_get_journal (f->workspace), id);
  f->customer = accord_test_create (f->workspace, &accord_customer_kind, "name", "Nordwind GmbH", "city", "Köln", "type", "company", NULL);
  customer = number (f->customer);
  f->contact = accord_test_create (f->workspace, &accord_contact_kind, "name", "Dr. Anna Berger", "customer", customer,
                                   "email", "anna@nordwind.example", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  accord_test_drop (f->workspace);
}

static AccordLetterScope *
scope_of (Fixture *f, gint64 customer, gint64 contact)
{
  return accord_test_boxed (accord_letter_scope_load (f->workspace, &(AccordLetterRecipient) { customer, contact, 0, "Mid-Autumn Festival", 40 }));
}

static AccordLetterDraft *
draft_of (AccordLetterScope *scope, const char *subject, const char *body)
{
  return accord_letter_draft_new_for (scope, "email", subject, body, FALSE);
}

static void
test_fields (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft =
    draft_of (scope, "{{occasion}}", "Dear {{ contact.first_name }},\n{{contact.name}} of {{customer.name}} in {{customer.city}} is {{years}}.\n{{me.name}}, {{me.email}}");

  g_assert_cmpstr (draft->subject, ==, "Mid-Autumn Festival");
  g_assert_cmpstr (draft->body, ==, "Dear Anna,\nDr. Anna Berger of Nordwind GmbH in Köln is 40.\nLin Yue, lin@example.com");
  g_assert_cmpuint (draft->unknown->len, ==, 0);
  g_assert_cmpuint (draft->empty->len, ==, 0);
  g_assert_null (draft->refusal);
}

static void
test_fallbacks (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, 0);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "", "Dear {{contact.first_name|friend}}{{customer.phone|}}, {{customer.note}}!");
  const AccordLetterRemark *empty;

  g_assert_cmpstr (draft->body, ==, "Dear friend, !");
  g_assert_cmpuint (draft->empty->len, ==, 1);
  empty = draft->empty->pdata[0];
  g_assert_cmpuint (empty->line, ==, 1);
  g_assert_cmpuint (empty->column, ==, 56);
  g_assert_cmpstr (empty->sentence, ==, "Line 1, column 56: “customer.note” is empty here. Write {{customer.note|…}} to say what stands in its place.");
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "", "您好 {{contact.frist_name|x}}\n  {{nobody.name}} {{open\n{{ {{name}}");
  const char *sentences[] = { "Line 1, column 4: there is no field “contact.frist_name”.", "Line 2, column 3: there is no field “nobody.name”.",
                              "Line 2, column 19: a field begins here with {{ and does not end with }}.",
                              "Line 3, column 1: a field begins here with {{ and does not end with }}." };

  g_assert_cmpuint (draft->unknown->len, ==, G_N_ELEMENTS (sentences));
  for (guint i = 0; i < draft->unknown->len; i++)
    g_assert_cmpstr (((AccordLetterRemark *) draft->unknown->pdata[i])->sentence, ==, sentences[i]);
  g_assert_cmpstr (draft->body, ==, "您好 {{contact.frist_name|x}}\n  {{nobody.name}} {{open\n{{ Dr. Anna Berger");
}

static void
test_braces_in_values (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = NULL;
  g_autoptr (AccordLetterDraft) draft = NULL;

  accord_test_set (f->workspace, &accord_customer_kind, f->customer, "name", "{{me.email}} | {{x");
  scope = scope_of (f, f->customer, 0);
  draft = draft_of (scope, "", "To {{customer.name}}.");
  g_assert_cmpstr (draft->body, ==, "To {{me.email}} | {{x.");
  g_assert_cmpuint (draft->unknown->len, ==, 0);
}

static void
test_first_names (void)
{
  const char *names[][2] = { { "Anna Berger", "Anna" }, { "Berger, Anna", "Anna" }, { "Dr. Wei Wang", "Wei" }, { "王伟", "王伟" },
                             { "Madonna", "Madonna" }, { "Mr.", "Mr." }, { "", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *first = accord_letter_first_name (names[i][0]);

      g_assert_cmpstr (first, ==, names[i][1]);
    }
}

static void
test_person_is_its_own_contact (Fixture *f, gconstpointer data)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Bo Li", "type", "person", "email", "bo@example.com", NULL);
  g_autoptr (AccordLetterScope) scope = scope_of (f, id, 0);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "", "{{contact.first_name}} {{contact.email}}");

  g_assert_cmpstr (draft->body, ==, "Bo bo@example.com");
  g_assert_cmpstr (scope->address, ==, "bo@example.com");
}

static void
assert_refuses (Fixture *f, const char *channel, gboolean mailing, const char *sentence)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autofree char *refusal = accord_letter_scope_refuses (scope, channel, mailing);

  g_assert_cmpstr (refusal, ==, sentence);
}

static void
test_opt_out (Fixture *f, gconstpointer data)
{
  assert_refuses (f, "email", TRUE, NULL);
  accord_test_set (f->workspace, &accord_contact_kind, f->contact, "no_mailings", "yes");
  assert_refuses (f, "email", TRUE, "Dr. Anna Berger wants no mailings.");
  assert_refuses (f, "email", FALSE, NULL);
  accord_test_set (f->workspace, &accord_contact_kind, f->contact, "no_mailings", "no");
  accord_test_set (f->workspace, &accord_customer_kind, f->customer, "no_mailings", "yes");
  assert_refuses (f, "messenger", TRUE, "Dr. Anna Berger wants no mailings.");
  accord_test_set (f->workspace, &accord_contact_kind, f->contact, "forbidden_channel", "email");
  assert_refuses (f, "email", FALSE, "Dr. Anna Berger does not want to be reached this way.");
  assert_refuses (f, "messenger", FALSE, NULL);
}

static void
test_address (Fixture *f, gconstpointer data)
{
  g_autofree char *contact = number (f->contact);
  g_autoptr (AccordLetterScope) scope = NULL;

  accord_test_set (f->workspace, &accord_contact_kind, f->contact, "email", NULL);
  assert_refuses (f, "email", FALSE, "There is no e-mail address of Dr. Anna Berger.");
  accord_test_create (f->workspace, &accord_handle_kind, "value", "old@x.example", "type", "email", "contact", contact, "forbidden", "yes", NULL);
  accord_test_create (f->workspace, &accord_handle_kind, "value", "one@x.example", "type", "email", "contact", contact, NULL);
  accord_test_create (f->workspace, &accord_handle_kind, "value", "two@x.example", "type", "email", "contact", contact, "preferred", "yes", NULL);
  scope = scope_of (f, f->customer, f->contact);
  g_assert_cmpstr (scope->address, ==, "two@x.example");
}

static void
test_mailto (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "50 % & more?", "Köln\nGruß");
  g_autoptr (AccordLetterDraft) wide = NULL;
  g_autofree char *uri = accord_letter_mailto (draft), *none = NULL, *body = g_strnfill (3000, 'x');

  g_assert_cmpstr (uri, ==, "mailto:anna@nordwind.example?subject=50%20%25%20%26%20more%3F&body=K%C3%B6ln%0D%0AGru%C3%9F");
  wide = draft_of (scope, "", body);
  none = accord_letter_mailto (wide);
  g_assert_null (none);
}

static char *
message_of (const AccordLetterDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = accord_letter_message (draft, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_message (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "Grüße\r\nBcc: all@example.com", "Hello\n");
  g_autofree char *text = message_of (draft);

  g_assert_cmpstr (text, ==,
                   "From: Lin Yue <lin@example.com>\r\nTo: Dr. Anna Berger <anna@nordwind.example>\r\n"
                   "Subject: =?UTF-8?B?R3LDvMOfZSAgQmNjOiBhbGxAZXhhbXBsZS5jb20=?=\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8NCg==\r\n");
}

static void
test_long_subject_is_split_between_characters (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "中秋节快乐中秋节快乐中秋节快乐中秋节快乐", "");
  g_autofree char *text = message_of (draft);
  const char *first = strstr (text, "=?UTF-8?B?"), *second = strstr (first + 4, "=?UTF-8?B?");
  g_autofree char *one = g_strndup (first + 10, strcspn (first + 10, "?")), *two = g_strndup (second + 10, strcspn (second + 10, "?"));
  gsize one_size, two_size;
  g_autofree guchar *one_bytes = g_base64_decode (one, &one_size), *two_bytes = g_base64_decode (two, &two_size);

  g_assert_cmpuint (one_size, ==, 45);
  g_assert_cmpuint (two_size, ==, 15);
  g_assert_true (g_utf8_validate_len ((const char *) one_bytes, one_size, NULL));
  g_assert_true (g_utf8_validate_len ((const char *) two_bytes, two_size, NULL));
}

/* Somebody without an address is written to at the company, unless that does not want it. */
static void
test_the_companys_address_is_its_own (Fixture *f, gconstpointer data)
{
  g_autofree char *whom = number (f->customer), *refusal = NULL, *none = NULL;
  gint64 id = accord_test_create (f->workspace, &accord_contact_kind, "name", "Ben", "customer", whom, NULL);
  g_autoptr (AccordLetterScope) scope = NULL, own = NULL;

  accord_test_set (f->workspace, &accord_customer_kind, f->customer, "email", "info@nordwind.example");
  accord_test_set (f->workspace, &accord_customer_kind, f->customer, "forbidden_channel", "email");
  scope = scope_of (f, f->customer, id);
  g_assert_cmpstr (scope->address, ==, "info@nordwind.example");
  refusal = accord_letter_scope_refuses (scope, "email", FALSE);
  g_assert_cmpstr (refusal, ==, "Ben does not want to be reached this way.");
  own = scope_of (f, f->customer, f->contact); /* Anna, who has an address */
  none = accord_letter_scope_refuses (own, "email", FALSE);
  g_assert_null (none);
}

/* A name with a comma is no list of addresses, and longer than one word is cut nowhere. */
static void
test_long_names_are_whole (Fixture *f, gconstpointer data)
{
  const char *name = "杭州星河科技有限公司上海分公司, 王伟";
  g_autoptr (AccordLetterScope) scope = NULL;
  g_autoptr (AccordLetterDraft) draft = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);

  accord_test_set (f->workspace, &accord_contact_kind, f->contact, "name", name);
  scope = scope_of (f, f->customer, f->contact);
  draft = draft_of (scope, "Hello", "Hello");
  text = message_of (draft);
  for (const char *at = strstr (text, "To: "), *end = strstr (at, " <"); (at = strstr (at, "=?UTF-8?B?")) != NULL && at < end; at += 10)
    {
      g_autofree char *word = g_strndup (at + 10, strcspn (at + 10, "?"));
      gsize size;
      g_autofree guchar *bytes = g_base64_decode (word, &size);

      g_assert_true (g_utf8_validate_len ((const char *) bytes, size, NULL));
      g_string_append_len (whole, (const char *) bytes, (gssize) size);
    }
  g_assert_cmpstr (whole->str, ==, name);
}

/* What came with the line ends of elsewhere has one each. */
static void
test_line_ends_are_one_each (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "Hello", "One\r\nTwo\nThree");
  g_autofree char *text = message_of (draft), *uri = accord_letter_mailto (draft);
  const char *coded = strstr (text, "\r\n\r\n") + 4;
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (coded, &size);
  g_autofree char *body = g_strndup ((const char *) bytes, size);

  g_assert_cmpstr (body, ==, "One\r\nTwo\r\nThree");
  g_assert_true (g_str_has_suffix (uri, "&body=One%0D%0ATwo%0D%0AThree"));
}

/* A template comes from colleagues too: a device has no end, and what lies elsewhere is not fetched. */
static void
test_only_files_are_attached (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "/dev/zero", "/tmp", "sftp://example.org/secret.txt" };
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AccordLetterDraft) draft = draft_of (scope, "Hello", "Hello");
      g_autoptr (GError) error = NULL;

      g_strfreev (draft->attachments);
      draft->attachments = g_strdupv ((char *[]) { (char *) names[i], NULL });
      g_assert_null (accord_letter_message (draft, &error));
      g_assert_nonnull (strstr (error->message, "cannot be attached. It is not there any more"));
    }
}

static void
test_attachments (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autofree char *dir = g_dir_make_tmp ("accord-letters-XXXXXX", NULL), *path = g_build_filename (dir, "价格.txt", NULL);
  g_autofree char *lines = g_strdup_printf ("%s\n\n", path), *text = NULL, *uri = NULL;
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (AccordLetterDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "42", 2, NULL));
  record = accord_test_load (f->workspace, &accord_template_kind,
                             accord_test_create (f->workspace, &accord_template_kind, "name", "Prices", "body", "See there", "attachments", lines, NULL));
  draft = accord_letter_draft_new (scope, record, FALSE);
  uri = accord_letter_mailto (draft);
  g_assert_null (uri);
  text = message_of (draft);
  g_assert_nonnull (strstr (text, "filename*=UTF-8''%E4%BB%B7%E6%A0%BC.txt\r\n"));
  g_assert_nonnull (strstr (text, "\r\nNDI=\r\n--accord-"));
  g_unlink (path);
  g_assert_null (accord_letter_message (draft, &error));
  g_assert_nonnull (strstr (error->message, "价格.txt"));
  g_rmdir (dir);
}

static void
test_sent_is_an_activity (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "Happy birthday", "Dear Anna");
  AccordEdit *edit = accord_letter_outcome_edit (draft, &(AccordLetterOutcome) { "sent", "birthday", 20779, NULL, 0 }, 0);
  g_autoptr (AccordChangeSet) set = accord_test_commit (f->workspace, edit);
  g_autoptr (AccordRecord) activity = NULL, letter = NULL;
  gint64 id;

  g_assert_cmpstr (set->label, ==, "Sent “Happy birthday” to Dr. Anna Berger");
  g_assert_true (accord_change_set_created (set, &accord_activity_kind, &id));
  activity = accord_test_load (f->workspace, &accord_activity_kind, id);
  g_assert_cmpstr (accord_record_text (activity, "type"), ==, "email");
  g_assert_cmpstr (accord_record_text (activity, "body"), ==, "Dear Anna");
  g_assert_cmpint (accord_record_number (activity, "contact"), ==, f->contact);
  g_assert_cmpint (accord_record_number (activity, "done_at"), >, 0);
  g_assert_true (accord_change_set_created (set, &accord_letter_kind, &id));
  letter = accord_test_load (f->workspace, &accord_letter_kind, id);
  g_assert_cmpint (accord_record_number (letter, "day"), ==, 20779);
}

static void
test_passed_over_is_none (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (AccordLetterDraft) draft = draft_of (scope, "News", "Text");
  AccordEdit *edit = accord_letter_outcome_edit (draft, &(AccordLetterOutcome) { "skipped", NULL, 0, NULL, 0 }, 0);
  g_autoptr (AccordChangeSet) set = accord_test_commit (f->workspace, edit);

  g_assert_false (accord_change_set_touches (set, &accord_activity_kind));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_letter_kind), ==, 1);
}

static void
test_every_offered_field_is_known (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordLetterScope) scope = scope_of (f, f->customer, f->contact);
  g_autoptr (GPtrArray) fields = accord_letter_fields (accord_workspace_get_store (f->workspace));

  g_assert_cmpuint (fields->len, >, 60);
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordLetterField *field = fields->pdata[i];
      g_autofree char *value = NULL;

      g_test_message ("%s", field->name);
      g_assert_true (accord_letter_scope_lookup (field->name, &value, scope));
    }
}

static gint64
contact (Fixture *f, const char *name, const char *email, const char *role, const char *no_mailings)
{
  g_autofree char *customer = number (f->customer);
  gint64 id = accord_test_create (f->workspace, &accord_contact_kind, "name", name, "customer", customer, "no_mailings", no_mailings,
                                  email != NULL ? "email" : NULL, email, NULL);

  if (role != NULL)
    accord_test_set (f->workspace, &accord_contact_kind, id, "role", role);
  return id;
}

static void
assert_people (Fixture *f, AccordMailingWho who, const char *expected, guint n_refused, guint n_nowhere)
{
  gint64 customers[] = { f->customer, f->customer + 1 };
  g_autoptr (AccordMailingPeople) found =
    accord_test_boxed (accord_mailing_people_find (accord_workspace_get_store (f->workspace), customers, 2, who, 100));
  g_autoptr (GString) have = g_string_new (NULL);

  for (guint i = 0; i < found->people->len; i++)
    {
      const AccordMailingPerson *person = &g_array_index (found->people, AccordMailingPerson, i);

      g_string_append_printf (have, "%d/%d ", (int) (person->customer - f->customer), (int) (person->contact == 0 ? 0 : person->contact - f->contact + 1));
    }
  g_assert_cmpstr (have->str, ==, expected);
  g_assert_cmpuint (found->n_refused, ==, n_refused);
  g_assert_cmpuint (found->n_nowhere, ==, n_nowhere);
}

/* Nordwind has Anna (1), Ben without an address (2), Cem who decides (3) and Dora who wants none (4); Silent wants
 * none as a company, though Emil (5) there has an address. */
static void
test_people_of_a_mailing (Fixture *f, gconstpointer data)
{
  gint64 silent;
  g_autofree char *whom = NULL;

  contact (f, "Ben", NULL, NULL, "no");
  contact (f, "Cem", "cem@nordwind.example", "decides", "no");
  contact (f, "Dora", "dora@nordwind.example", NULL, "yes");
  silent = accord_test_create (f->workspace, &accord_customer_kind, "name", "Silent", "email", "info@silent.example", "no_mailings", "yes", NULL);
  g_assert_cmpint (silent, ==, f->customer + 1);
  whom = number (silent);
  accord_test_create (f->workspace, &accord_contact_kind, "name", "Emil", "customer", whom, "email", "emil@silent.example", NULL);
  assert_people (f, ACCORD_MAILING_CUSTOMER, "0/0 ", 1, 1);
  assert_people (f, ACCORD_MAILING_FIRST, "0/3 ", 1, 0);
  assert_people (f, ACCORD_MAILING_EVERYBODY, "0/3 0/1 ", 2, 1);
}

/* Where it is about none, the words behind the bar stand. */
static void
test_ticket (Fixture *f, gconstpointer data)
{
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, f->customer);
  gint64 id = accord_test_create (f->workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", customer, NULL);
  const char *subject = "{{ticket.number|Your matter}}: {{ticket.subject|closed}}";
  g_autoptr (AccordLetterScope) about = accord_test_boxed (accord_letter_scope_load (
    f->workspace, &(AccordLetterRecipient) { .customer = f->customer, .years = -1, .ticket = id }));
  g_autoptr (AccordLetterScope) none = scope_of (f, f->customer, 0);
  g_autoptr (AccordLetterDraft) first = draft_of (about, subject, "x"), second = draft_of (none, subject, "x");

  g_assert_cmpstr (first->subject, ==, "T-0001: Pump leaks");
  g_assert_cmpuint (first->unknown->len, ==, 0);
  g_assert_cmpstr (second->subject, ==, "Your matter: closed");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  TEST ("/letters/fields-are-filled-from-records", test_fields);
  TEST ("/letters/fallbacks-stand-where-fields-are-empty", test_fallbacks);
  TEST ("/letters/unknown-fields-are-named-with-their-place", test_unknown);
  TEST ("/letters/braces-in-values-mean-nothing", test_braces_in_values);
  TEST ("/letters/a-revisit-names-its-ticket", test_ticket);
  g_test_add_func ("/letters/first-names-leave-titles-out", test_first_names);
  TEST ("/letters/a-person-is-its-own-contact", test_person_is_its_own_contact);
  TEST ("/letters/who-opted-out-gets-no-mailing", test_opt_out);
  TEST ("/letters/an-address-may-be-a-preferred-handle", test_address);
  TEST ("/letters/a-mailing-is-written-to-customers-or-to-people-there", test_people_of_a_mailing);
  TEST ("/letters/mailto-is-escaped-and-not-too-long", test_mailto);
  TEST ("/letters/a-message-cannot-get-headers-from-its-subject", test_message);
  TEST ("/letters/long-subjects-are-split-between-characters", test_long_subject_is_split_between_characters);
  TEST ("/letters/the-companys-address-is-the-companys-own", test_the_companys_address_is_its_own);
  TEST ("/letters/names-longer-than-a-word-are-whole", test_long_names_are_whole);
  TEST ("/letters/line-ends-are-one-each", test_line_ends_are_one_each);
  TEST ("/letters/only-files-are-attached", test_only_files_are_attached);
  TEST ("/letters/attachments-are-named-in-any-script", test_attachments);
  TEST ("/letters/sent-is-an-activity-when-the-user-says-so", test_sent_is_an_activity);
  TEST ("/letters/passed-over-is-no-activity", test_passed_over_is_none);
  TEST ("/letters/every-offered-field-is-known", test_every_offered_field_is_known);
  return g_test_run ();
}
