/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of another program has no place for, out and in again: fields that users added, on cards and in JSON; and, in every
 * format, other names, which number is preferred and which must not be used. */
#include <locale.h>
#include <string.h>

#include "accord-export.h"
#include "test-import-files.h"

typedef struct {
  const char *label;
  const char *type;
  const char *choices;
  const char *to;
  const char *value; /* NULL: the record 1 of what it links to */
} Own;

/* Labels that a card has to put in quotation marks, and one that a card uses itself. */
static const Own own_fields[] = {
  { "信用等级", "choice", "甲\n乙", NULL, "乙" },
  { "Say \"Hi\"; to: all^", "text", NULL, NULL, "a, b; c\\d" },
  { "Notes", "long_text", NULL, NULL, "Line 1\nLine 2" },
  { "Floors", "number", NULL, NULL, "12" },
  { "Credit", "money", NULL, NULL, "1234.50 USD" },
  { "Until", "date", NULL, NULL, "2027-03-31" },
  { "Audited", "boolean", NULL, NULL, "1" },
  { "Bank", "link", NULL, "customer", NULL },
};

static const AccordKind *
table (AccordWorkspace *workspace, const AccordKind *base)
{
  return accord_store_get_kind (accord_workspace_get_store (workspace), base);
}

static void
add_own (AccordWorkspace *workspace, const AccordKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_fields); i++)
    accord_test_create (workspace, &accord_custom_field_kind, "target", kind->name, "label", own_fields[i].label, "type", own_fields[i].type,
                        "choices", own_fields[i].choices == NULL ? "" : own_fields[i].choices,
                        "links_to", own_fields[i].to == NULL ? "" : own_fields[i].to, NULL);
}

static const char *
name_of (AccordWorkspace *workspace, const AccordKind *base, const char *label)
{
  const AccordKind *kind = table (workspace, base);

  for (int f = 0; f < kind->n_fields; f++)
    if ((kind->fields[f].flags & ACCORD_FIELD_CUSTOM) && strcmp (kind->fields[f].label, label) == 0)
      return kind->fields[f].name;
  g_error ("no field %s", label);
}

static char *
export_as (AccordWorkspace *workspace, const AccordKind *kind, AccordExportFormat format, const char *name)
{
  const AccordExportOptions options = { .format = format };
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AccordQuery) all = accord_query_new (kind);

  accord_test_int (accord_export (accord_workspace_get_store (workspace), all, path, &options));
  return g_steal_pointer (&path);
}

static const AccordImportResult *
import_path (AccordWorkspace *workspace, const char *path, GPtrArray **results)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
  accord_import_plan_take_fields (plans->pdata[0], accord_workspace_get_store (workspace));
  *results = accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
  return (*results)->pdata[0];
}

static void
fill_own (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_fields); i++)
    accord_test_set (workspace, table (workspace, kind), id, name_of (workspace, kind, own_fields[i].label),
                     own_fields[i].value == NULL ? "1" : own_fields[i].value);
}

/* Each own field of two records of two workspaces says the same. */
static void
assert_same_own (AccordWorkspace *a, AccordRecord *left, AccordWorkspace *b, AccordRecord *right, const AccordKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      g_autofree char *said = accord_record_format (left, name_of (a, kind, own_fields[i].label));
      g_autofree char *read = accord_record_format (right, name_of (b, kind, own_fields[i].label));

      if (strcmp (own_fields[i].label, "Notes") == 0 && a != b)
        continue; /* the note of any card goes there */
      g_assert_cmpstr (said, !=, "");
      g_assert_cmpstr (read, ==, said);
    }
}

static void
check_own (const AccordKind *kind, gboolean person, AccordExportFormat format)
{
  AccordWorkspace *from = accord_test_workspace ();
  AccordWorkspace *to = accord_test_workspace ();
  gint64 bank = accord_test_create (from, &accord_customer_kind, "name", "Bank AG", NULL);
  gint64 id = person || kind == &accord_contact_kind
                ? accord_test_create (from, kind, "name", "Anna Berg", kind == &accord_contact_kind ? "customer" : "type",
                                      kind == &accord_contact_kind ? "1" : "person", NULL)
                : accord_test_create (from, kind, "name", "Acme", "note", "Ours", NULL);
  g_autofree char *path = NULL;
  g_autoptr (AccordRecord) left = NULL, right = NULL;
  g_autoptr (GPtrArray) results = NULL, again = NULL;

  g_assert_cmpint (bank, ==, 1);
  for (guint k = 0; k < 2; k++)
    {
      add_own (k == 0 ? to : from, &accord_contact_kind);
      add_own (k == 0 ? to : from, &accord_customer_kind);
    }
  accord_test_create (to, &accord_customer_kind, "name", "Bank AG", NULL);
  fill_own (from, kind, id);
  path = export_as (from, kind, format, format == ACCORD_EXPORT_JSON ? "own.json" : "own.vcf");
  import_path (to, path, &results);
  left = accord_test_load (from, table (from, kind), id);
  right = find_one (to, table (to, kind), "name", accord_record_title (left));
  assert_same_own (from, left, to, right, kind);
  g_assert_cmpint (import_path (from, path, &again)->unchanged, ==, kind == &accord_contact_kind ? 1 : 2);
  accord_test_drop (from);
  accord_test_drop (to);
}

static void
test_own_fields (void)
{
  static const AccordExportFormat formats[] = { ACCORD_EXPORT_VCARD_3, ACCORD_EXPORT_VCARD_4, ACCORD_EXPORT_JSON };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      check_own (&accord_customer_kind, FALSE, formats[i]);
      check_own (&accord_customer_kind, TRUE, formats[i]);
      check_own (&accord_contact_kind, TRUE, formats[i]);
    }
}

static const struct {
  AccordExportFormat format;
  const char *name;
} ways[] = {
  { ACCORD_EXPORT_CSV, "u.csv" }, { ACCORD_EXPORT_XLSX, "u.xlsx" }, { ACCORD_EXPORT_JSON, "u.json" },
  { ACCORD_EXPORT_VCARD_3, "u3.vcf" }, { ACCORD_EXPORT_VCARD_4, "u4.vcf" } };

static const struct {
  const char *type;
  const char *label;
  const char *value;
  const char *preferred;
  const char *forbidden;
} said[] = {
  { "phone", "", "+49 30 222", "0", "0" },
  { "phone", "Home", "+49 30 333", "0", "1" },
  { "phone", "Mobile", "+49 170 4", "1", "0" },
  { "email", "Old", "old@x.example", "0", "1" },
  { "email", "", "new@x.example", "1", "0" },
  { "address", "Home", "Weg 1, Ulm", "1", "0" },
  { "messenger", "微信", "wang", "1", "0" },
  { "messenger", "Skype", "bob.alone", "1", "1" },
  { "website", "", "https://blog.example", "0", "1" },
  { "name", "", "Robert, the Elder", "0", "0" },
  { "name", "Before 2020", "Bobby", "0", "0" },
};

static void
assert_said (AccordWorkspace *workspace)
{
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (AccordRecord) handle = find_one (workspace, &accord_handle_kind, "value", said[i].value);
      g_autofree char *preferred = g_strdup_printf ("%d", accord_record_number (handle, "preferred") != 0);
      g_autofree char *forbidden = g_strdup_printf ("%d", accord_record_number (handle, "forbidden") != 0);
      const char *label = accord_record_text (handle, "label");

      g_test_message ("%s", said[i].value);
      g_assert_cmpstr (label == NULL ? "" : label, ==, said[i].label);
      g_assert_cmpstr (preferred, ==, said[i].preferred);
      g_assert_cmpstr (forbidden, ==, said[i].forbidden);
    }
}

static AccordWorkspace *
make_reachable (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Bob", "type", "person", "phone", "+49 30 111", "email", "bob@x.example",
                                  "address", "Platz 2", "city", "Bonn", "website", "https://bob.example", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    accord_test_create (workspace, &accord_handle_kind, "customer", owner, "type", said[i].type, "label", said[i].label, "value", said[i].value,
                        "preferred", said[i].preferred, "forbidden", said[i].forbidden, NULL);
  return workspace;
}

/* The record's own stay its own, although one of the others is preferred. */
static void
test_marks (void)
{
  AccordWorkspace *from = make_reachable ();

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = export_as (from, &accord_customer_kind, ways[i].format, ways[i].name);
      g_autoptr (GPtrArray) results = NULL, again = NULL;
      g_autoptr (AccordRecord) bob = NULL;
      AccordWorkspace *to = accord_test_workspace ();
      const AccordImportResult *result;

      g_test_message ("%s", ways[i].name);
      g_assert_cmpint (import_path (to, path, &results)->handles, ==, G_N_ELEMENTS (said));
      assert_said (to);
      bob = find_one (to, &accord_customer_kind, "name", "Bob");
      g_assert_cmpstr (accord_record_text (bob, "phone"), ==, "+49 30 111");
      g_assert_cmpstr (accord_record_text (bob, "email"), ==, "bob@x.example");
      g_assert_cmpstr (accord_record_text (bob, "address"), ==, "Platz 2");
      g_assert_cmpstr (accord_record_text (bob, "website"), ==, "https://bob.example");
      result = import_path (from, path, &again);
      g_assert_cmpint (result->unchanged, ==, 1);
      g_assert_cmpint (result->handles, ==, 0);
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

/* Somebody whose only number must not be used: on a card it is not the first either. */
static void
test_only_forbidden (void)
{
  AccordWorkspace *from = accord_test_workspace ();
  gint64 id = accord_test_create (from, &accord_customer_kind, "name", "Bob", "type", "person", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  accord_test_create (from, &accord_handle_kind, "customer", owner, "type", "phone", "value", "+49 30 333", "forbidden", "1", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = export_as (from, &accord_customer_kind, ways[i].format, ways[i].name);
      g_autoptr (GPtrArray) results = NULL;
      g_autoptr (AccordRecord) bob = NULL, handle = NULL;
      AccordWorkspace *to = accord_test_workspace ();

      g_test_message ("%s", ways[i].name);
      import_path (to, path, &results);
      bob = find_one (to, &accord_customer_kind, "name", "Bob");
      handle = find_one (to, &accord_handle_kind, "value", "+49 30 333");
      g_assert_null (accord_record_text (bob, "phone"));
      g_assert_cmpint (accord_record_number (handle, "forbidden"), ==, 1);
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

/* A card of a company is read as a contact until its name shows otherwise: what takes its own field is told all the same. */
static void
test_beside (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Acme", NULL);
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  GPtrArray *columns;
  guint n = 0;

  add_own (workspace, &accord_customer_kind);
  accord_test_set (workspace, table (workspace, &accord_customer_kind), id, name_of (workspace, &accord_customer_kind, "Floors"), "3");
  path = export_as (workspace, &accord_customer_kind, ACCORD_EXPORT_VCARD_4, "b.vcf");
  file = g_file_new_for_path (path);
  plan = accord_test_object (accord_import_plan_new (file, NULL));
  accord_import_plan_take_fields (plan, accord_workspace_get_store (workspace));
  columns = accord_import_plan_get_columns (plan);
  for (guint c = 0; c < columns->len; c++)
    {
      const AccordField *beside = accord_import_plan_get_beside (plan, c);

      if (beside == NULL)
        continue;
      g_assert_cmpstr (((AccordImportColumn *) columns->pdata[c])->heading, ==, "Floors");
      g_assert_cmpstr (beside->label, ==, "Floors");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  accord_test_drop (workspace);
}

/* As other programs write them. */
static void
test_other_names (void)
{
  static const struct { const char *file; const char *text; } files[] = {
    { "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nN:Berg;Anna;;;\nFN:Anna Berg\nNICKNAME:Annie,Nan\nNICKNAME:anna berg\nEND:VCARD\n" },
    { "a.csv", "First Name,Last Name,Nickname,Also Known As\nAnna,Berg,Annie,Nan\n" },
    { "b.csv", "姓名,昵称,曾用名\nAnna Berg,Annie,Nan\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      AccordWorkspace *workspace = accord_test_workspace ();
      g_autoptr (GPtrArray) results = import_texts (workspace, &(const ImportOptions){ .kind = &accord_contact_kind }, files[i].file, files[i].text, NULL);
      g_autoptr (AccordRecord) first = NULL, second = NULL;

      g_test_message ("%s", files[i].file);
      g_assert_cmpint (((AccordImportResult *) results->pdata[0])->handles, ==, 2);
      first = find_one (workspace, &accord_handle_kind, "value", "Annie");
      second = find_one (workspace, &accord_handle_kind, "value", "Nan");
      g_assert_cmpstr (accord_record_text (first, "type"), ==, "name");
      g_assert_cmpstr (accord_record_text (second, "type"), ==, "name");
      accord_test_drop (workspace);
    }
}

/* By hand: either language, any of the words, nothing for those without. */
static void
test_marks_by_hand (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "people.csv",
    "Company,Phone 2 - Value,Phone 2 - Use,E-mail 2 - Value,E-mail 2 - Use\n"
    "Acme,030 1 ::: 030 2 ::: 030 3,\" ::: NOT TO BE USED ::: preferred, Not to be used\",a@x.example,whatever\n", NULL);
  static const struct { const char *value; gint64 preferred; gint64 forbidden; } expected[] = {
    { "030 1", 0, 0 }, { "030 2", 0, 1 }, { "030 3", 1, 1 }, { "a@x.example", 0, 0 } };

  assert_counts (results->pdata[0], 1, 0, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (AccordRecord) handle = find_one (workspace, &accord_handle_kind, "value", expected[i].value);

      g_assert_cmpint (accord_record_number (handle, "preferred"), ==, expected[i].preferred);
      g_assert_cmpint (accord_record_number (handle, "forbidden"), ==, expected[i].forbidden);
    }
  accord_test_drop (workspace);
}

/* A file that is brought in again after somebody wrote other words into it; what it leaves out stays. */
static void
test_marks_again (void)
{
  static const char *const head = "Company,Phone 2 - Label,Phone 2 - Value,Phone 2 - Use\n";
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *first = g_strconcat (head, "Acme,Desk ::: Home,030 1 ::: 030 2,Preferred ::: \n", NULL);
  g_autofree char *second = g_strconcat (head, "Acme,Desk ::: Cellar,030 1 ::: 030 2, ::: Not to be used\n", NULL);
  g_autofree char *third = g_strconcat (head, "Acme,,030 1 ::: 030 2,\n", NULL);
  g_autofree char *twice = g_strconcat (head, "Acme,,030 1,Preferred\nAcme,,030 1,Not to be used\n", NULL);
  g_autoptr (GPtrArray) made = import_texts (workspace, NULL, "a.csv", first, NULL);
  g_autoptr (GPtrArray) changed = import_texts (workspace, NULL, "a.csv", second, NULL);
  g_autoptr (GPtrArray) same = import_texts (workspace, NULL, "a.csv", second, NULL);
  g_autoptr (GPtrArray) silent = import_texts (workspace, NULL, "a.csv", third, NULL);
  g_autoptr (AccordRecord) desk = find_one (workspace, &accord_handle_kind, "value", "030 1");
  g_autoptr (AccordRecord) cellar = find_one (workspace, &accord_handle_kind, "value", "030 2");
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (AccordRecord) after = NULL;

  assert_counts (made->pdata[0], 1, 0, 0, 0);
  assert_counts (changed->pdata[0], 0, 1, 0, 0);
  assert_counts (same->pdata[0], 0, 0, 1, 0);
  assert_counts (silent->pdata[0], 0, 0, 1, 0);
  g_assert_cmpint (accord_record_number (desk, "preferred"), ==, 0);
  g_assert_cmpint (accord_record_number (desk, "forbidden"), ==, 0);
  g_assert_cmpint (accord_record_number (cellar, "forbidden"), ==, 1);
  g_assert_cmpstr (accord_record_text (desk, "label"), ==, "Desk");
  g_assert_cmpstr (accord_record_text (cellar, "label"), ==, "Cellar");
  both = import_texts (workspace, NULL, "a.csv", twice, NULL);
  after = find_one (workspace, &accord_handle_kind, "value", "030 1");
  g_assert_cmpint (accord_record_number (after, "preferred"), ==, 1);
  g_assert_cmpint (accord_record_number (after, "forbidden"), ==, 0);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/export/own-fields-come-back-by-cards-and-json", test_own_fields);
  g_test_add_func ("/exchange/export/preferred-and-forbidden-come-back-by-every-format", test_marks);
  g_test_add_func ("/exchange/export/a-forbidden-number-is-not-the-first-of-a-card", test_only_forbidden);
  g_test_add_func ("/exchange/import/other-names-of-other-programs", test_other_names);
  g_test_add_func ("/exchange/import/marks-of-several-numbers-are-read-by-hand", test_marks_by_hand);
  g_test_add_func ("/exchange/import/marks-and-labels-of-a-number-that-is-there-change", test_marks_again);
  g_test_add_func ("/exchange/export/what-a-card-says-of-a-company-is-told-to-go-there", test_beside);
  return g_test_run ();
}
