/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that users add are treated like those of the program: found, filtered, sorted, exported,
 * imported, kept in history, undone; while they come and go, nothing that holds the old table breaks.
 * The child adds fields until it is killed. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include "accord-cells.h"
#include "accord-custom-field.h"
#include "accord-export.h"
#include "accord-import.h"
#include "accord-record-json.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define OWN (&accord_custom_field_kind)
#define ROUNDS 6

static const AccordKind *
table (AccordWorkspace *workspace, const AccordKind *base)
{
  return accord_store_get_kind (accord_workspace_get_store (workspace), base);
}

/* Adds a field; gives the record's id. */
static gint64
add (AccordWorkspace *workspace, const char *target, const char *label, const char *type, const char *choices, const char *to)
{
  AccordEdit *edit = accord_edit_new ("Added a field");
  gint64 id = accord_edit_create (edit, OWN);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, OWN, id, "target", target);
  accord_edit_set_text (edit, OWN, id, "label", label);
  accord_edit_set_text (edit, OWN, id, "type", type);
  accord_edit_set_text (edit, OWN, id, "choices", choices);
  accord_edit_set_text (edit, OWN, id, "links_to", to);
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, OWN, &id));
  return id;
}

static const AccordField *
field_of (AccordWorkspace *workspace, const AccordKind *base, const char *label)
{
  const AccordKind *kind = table (workspace, base);
  int field = accord_kind_find_typed (kind, label);

  return field < 0 ? NULL : &kind->fields[field];
}

static void
set (AccordWorkspace *workspace, gint64 customer, const char *label, const char *text)
{
  accord_test_set (workspace, table (workspace, CUSTOMER), customer, field_of (workspace, CUSTOMER, label)->name, text);
}

static char *
get (AccordWorkspace *workspace, gint64 customer, const char *label)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, customer);

  return accord_record_format (record, field_of (workspace, CUSTOMER, label)->name);
}

static gint64
found (AccordWorkspace *workspace, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  accord_query_set_search (query, typed);
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

static gint64
count_where (AccordWorkspace *workspace, const char *expression)
{
  g_autoptr (AccordQuery) query = accord_query_new (table (workspace, CUSTOMER));
  g_autoptr (GError) error = NULL;

  accord_query_parse (query, expression, "EUR", &error);
  g_assert_no_error (error);
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

static gint64
customer (AccordWorkspace *workspace, const char *name)
{
  return accord_test_create (workspace, CUSTOMER, "name", name, NULL);
}

static void
undo (AccordWorkspace *workspace)
{
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
}

static void
redo (AccordWorkspace *workspace)
{
  accord_test_done (accord_journal_redo (accord_workspace_get_journal (workspace)));
}

static void
test_every_type (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha"), b = customer (workspace, "Beta");
  static const struct {
    const char *label, *type, *text, *shown;
  } rows[] = {
    { "Motto", "text", "onward", "onward" },
    { "Story", "long_text", "one\ntwo", "one\ntwo" },
    { "Machines", "number", "12", "12" },
    { "Limit", "money", "2500", NULL },
    { "Contract until", "date", "2027-03-31", NULL },
    { "Grade", "choice", "Gold", "Gold" },
    { "Newsletter", "boolean", "yes", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = NULL;

      add (workspace, "customer", rows[i].label, rows[i].type, "Gold\nSilver\n\nGold", NULL);
      set (workspace, a, rows[i].label, rows[i].text);
      shown = get (workspace, a, rows[i].label);
      g_test_message ("%s: %s", rows[i].label, shown);
      g_assert_cmpstr (shown, !=, "");
      if (rows[i].shown != NULL)
        g_assert_cmpstr (shown, ==, rows[i].shown);
    }
  add (workspace, "customer", "Partner", "link", NULL, "customer");
  set (workspace, a, "Partner", "2");
  g_assert_cmpint (b, ==, 2);
  g_assert_cmpint (count_where (workspace, "Partner=Beta"), ==, 1);
  g_assert_cmpint (count_where (workspace, "machines>=12"), ==, 1);
  g_assert_cmpint (count_where (workspace, "machines>12"), ==, 0);
  g_assert_cmpint (count_where (workspace, "Limit=2500.00"), ==, 1);
  g_assert_cmpint (count_where (workspace, "Contract until<2027-04-01"), ==, 1);
  g_assert_cmpint (count_where (workspace, "Grade="), ==, 1);
  g_assert_cmpint (field_of (workspace, CUSTOMER, "Grade")->choices[1].value != NULL, ==, TRUE);
  g_assert_null (field_of (workspace, CUSTOMER, "Grade")->choices[2].value);
  accord_test_drop (workspace);
}

static void
test_searched (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");

  customer (workspace, "Beta");
  add (workspace, "customer", "Motto", "text", NULL, NULL);
  set (workspace, a, "Motto", "evergreen 恒心");
  g_assert_cmpint (found (workspace, CUSTOMER, "evergr"), ==, 1);
  g_assert_cmpint (found (workspace, CUSTOMER, "恒心"), ==, 1);
  g_assert_cmpint (found (workspace, CUSTOMER, "vergree"), ==, 1); /* inside a word */
  set (workspace, a, "Motto", "winter");
  g_assert_cmpint (found (workspace, CUSTOMER, "evergreen"), ==, 0);
  g_assert_cmpint (found (workspace, CUSTOMER, "winter"), ==, 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

/* Activities are not searched for, until a user adds a text to them. */
static void
test_searched_where_nothing_was (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 old, new;
  const AccordKind *kind;

  old = accord_test_create (workspace, &accord_activity_kind, "title", "Call", "type", "call", NULL);
  add (workspace, "activity", "Room", "text", NULL, NULL);
  kind = table (workspace, &accord_activity_kind);
  new = accord_test_create (workspace, &accord_activity_kind, "title", "Visit", "type", "visit", NULL);
  accord_test_set (workspace, kind, old, field_of (workspace, &accord_activity_kind, "Room")->name, "Lighthouse");
  accord_test_set (workspace, kind, new, field_of (workspace, &accord_activity_kind, "Room")->name, "Harbour");
  g_assert_cmpint (found (workspace, &accord_activity_kind, "lighth"), ==, 1);
  g_assert_cmpint (found (workspace, &accord_activity_kind, "ighthous"), ==, 1);
  accord_test_set (workspace, kind, old, field_of (workspace, &accord_activity_kind, "Room")->name, "Cellar");
  g_assert_cmpint (found (workspace, &accord_activity_kind, "lighth"), ==, 0);
  g_assert_cmpint (found (workspace, &accord_activity_kind, "harb"), ==, 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static void
test_sorted (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gint64 ids[] = { customer (workspace, "A"), customer (workspace, "B"), customer (workspace, "C") };

  add (workspace, "customer", "Machines", "number", NULL, NULL);
  set (workspace, ids[0], "Machines", "5");
  set (workspace, ids[1], "Machines", "40");
  set (workspace, ids[2], "Machines", "3");
  query = accord_query_new (table (workspace, CUSTOMER));
  g_assert_true (accord_query_set_sort (query, "Machines", TRUE, NULL));
  records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpint (accord_record_id (records->pdata[0]), ==, ids[1]);
  g_assert_cmpint (accord_record_id (records->pdata[1]), ==, ids[0]);
  g_assert_cmpint (accord_record_id (records->pdata[2]), ==, ids[2]);
  /* A list sorted so follows changes of that field, as told with the program's table. */
  g_assert_true (accord_query_depends_on (query, CUSTOMER, CUSTOMER->n_fields));
  g_assert_false (accord_query_depends_on (query, CUSTOMER, CUSTOMER->n_fields + 1));
  g_assert_false (accord_query_depends_on (query, &accord_deal_kind, CUSTOMER->n_fields));
  accord_test_drop (workspace);
}

static gint64
deal_of (AccordWorkspace *workspace, const char *name, gint64 customer)
{
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, customer);
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Identify"));

  return accord_test_create (workspace, &accord_deal_kind, "name", name, "customer", whose, "stage", stage, NULL);
}

/* Deals A and B are of customers of the grades Gold and Silver; C is of nobody's grade. */
static void
test_over_links (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  gint64 customers[] = { customer (workspace, "Alpha"), customer (workspace, "Beta"), customer (workspace, "Gamma") };
  gint64 deals[] = { deal_of (workspace, "A", customers[0]), deal_of (workspace, "B", customers[1]),
                     deal_of (workspace, "C", customers[2]) };
  const char *paths[] = { "customer.Grade", "customer.Machines", NULL };
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (AccordCells) cells = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  add (workspace, "customer", "Grade", "text", NULL, NULL);
  add (workspace, "customer", "Machines", "number", NULL, NULL);
  set (workspace, customers[0], "Grade", "Gold");
  set (workspace, customers[1], "Grade", "Silver");
  set (workspace, customers[0], "Machines", "5");
  set (workspace, customers[1], "Machines", "40");

  query = accord_query_new (table (workspace, &accord_deal_kind));
  accord_query_parse (query, "customer.Grade=Gold", "EUR", &error);
  g_assert_no_error (error);
  records = accord_test_boxed (accord_store_select (store, query));
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (accord_record_id (records->pdata[0]), ==, deals[0]);
  g_assert_true (accord_query_depends_on (query, CUSTOMER, CUSTOMER->n_fields));
  g_clear_pointer (&records, g_ptr_array_unref);
  g_clear_pointer (&query, accord_query_unref);

  query = accord_query_new (table (workspace, &accord_deal_kind));
  g_assert_true (accord_query_set_sort (query, "customer.Machines", TRUE, &error));
  records = accord_test_boxed (accord_store_select (store, query));
  g_assert_cmpint (accord_record_id (records->pdata[0]), ==, deals[1]);
  g_assert_cmpint (accord_record_id (records->pdata[1]), ==, deals[0]);
  g_assert_cmpint (accord_record_id (records->pdata[2]), ==, deals[2]);

  cells = accord_test_boxed (accord_store_cells (store, &accord_deal_kind, paths, "EUR", deals, 3));
  g_assert_cmpstr (accord_cells_get (cells, 1, 0)->text, ==, "Silver");
  g_assert_cmpint (accord_cells_get (cells, 0, 1)->number, ==, 5);
  g_assert_true (accord_value_is_empty (accord_cells_get (cells, 2, 0)));
  label = accord_filter_path_label (table (workspace, &accord_deal_kind), "customer.Grade");
  g_assert_cmpstr (label, ==, "Customer: Grade");
  accord_test_drop (workspace);
}

/* Two files that are open at once keep their own tables apart. */
static void
test_over_links_of_the_same_file (void)
{
  AccordWorkspace *with = accord_test_workspace ();
  AccordWorkspace *without = accord_test_workspace ();

  add (with, "member", "Region", "text", NULL, NULL);
  add (without, "product", "Colour", "text", NULL, NULL);
  g_assert_nonnull (accord_filter_field (table (with, CUSTOMER), "owner.Region", NULL));
  g_assert_null (accord_filter_field (table (without, CUSTOMER), "owner.Region", NULL));
  g_assert_true (table (without, CUSTOMER) == CUSTOMER); /* nothing leads from a customer to a product */
  g_assert_nonnull (accord_filter_field (table (without, &accord_deal_kind), "product.Colour", NULL));
  accord_test_drop (with);
  accord_test_drop (without);
}

static void
test_json_and_csv (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strconcat (accord_workspace_get_path (workspace), ".csv", NULL);
  gint64 a = customer (workspace, "Alpha");
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *csv = NULL;

  add (workspace, "customer", "Motto", "text", NULL, NULL);
  set (workspace, a, "Motto", "onward");
  record = accord_test_load (workspace, CUSTOMER, a);
  accord_record_to_json (record, builder);
  root = json_builder_get_root (builder);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), field_of (workspace, CUSTOMER, "Motto")->name),
                   ==, "onward");
  g_assert_cmpint (accord_test_int (accord_export_csv (accord_workspace_get_store (workspace), query, path,
                                                       ACCORD_EXPORT_PLAIN)), ==, 1);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, ",Motto\n") ? strstr (csv, ",Motto\n") : strstr (csv, ",Motto\r\n"));
  g_assert_nonnull (strstr (csv, ",onward"));
  accord_test_drop (workspace);
}

static void
test_import (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strconcat (accord_workspace_get_path (workspace), ".csv", NULL);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *motto = NULL;
  g_autofree char *until = NULL;

  add (workspace, "customer", "Motto", "text", NULL, NULL);
  add (workspace, "customer", "Contract until", "date", NULL, NULL);
  g_assert_true (g_file_set_contents (path, "Company,City,MOTTO,contract_until\nAlpha,Bonn,onward,2027-03-31\n", -1, NULL));
  g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, CUSTOMER)));
  accord_import_plan_take_fields (plans->pdata[0], accord_workspace_get_store (workspace));
  g_ptr_array_unref (accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL)));
  motto = get (workspace, 1, "Motto");
  g_assert_cmpstr (motto, ==, "onward");
  g_assert_cmpint (count_where (workspace, "Contract until=2027-03-31"), ==, 1);
  g_assert_cmpint (found (workspace, CUSTOMER, "onwar"), ==, 1);
  undo (workspace);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  accord_test_drop (workspace);
}

static void
test_history_and_undo (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *now = NULL;
  AccordHistoryLine *line;

  add (workspace, "customer", "Motto", "text", NULL, NULL);
  set (workspace, a, "Motto", "onward");
  set (workspace, a, "Motto", "upward");
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), CUSTOMER, a));
  g_assert_cmpuint (lines->len, ==, 3);
  line = lines->pdata[0];
  g_assert_cmpstr (table (workspace, CUSTOMER)->fields[line->field].label, ==, "Motto");
  g_assert_cmpstr (line->before.text, ==, "onward");
  g_assert_cmpstr (line->after.text, ==, "upward");
  undo (workspace);
  now = get (workspace, a, "Motto");
  g_assert_cmpstr (now, ==, "onward");
  accord_test_drop (workspace);
}

static void
test_undo_of_adding_hides_and_redo_shows (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  const AccordKind *kind;
  g_autofree char *motto = NULL;
  int n;

  add (workspace, "customer", "Motto", "text", NULL, NULL);
  kind = table (workspace, CUSTOMER);
  n = kind->n_fields;
  g_assert_cmpint (n, ==, CUSTOMER->n_fields + 1);
  undo (workspace);
  g_assert_null (field_of (workspace, CUSTOMER, "Motto"));
  g_assert_cmpint (table (workspace, CUSTOMER)->n_fields, ==, n); /* never shrinks */
  redo (workspace);
  g_assert_true (table (workspace, CUSTOMER) == kind); /* one table of the same lines */
  set (workspace, a, "Motto", "onward");
  motto = get (workspace, a, "Motto");
  g_assert_cmpstr (motto, ==, "onward");
  accord_test_drop (workspace);
}

static void
test_retired_field_keeps_its_values (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  gint64 own = add (workspace, "customer", "Motto", "text", NULL, NULL);
  g_autofree char *motto = NULL;

  set (workspace, a, "Motto", "onward");
  accord_test_set (workspace, OWN, own, "retired", "yes");
  g_assert_null (field_of (workspace, CUSTOMER, "Motto"));
  accord_test_set (workspace, CUSTOMER, a, "city", "Bonn");
  workspace = accord_test_reopen (workspace);
  g_assert_null (field_of (workspace, CUSTOMER, "Motto"));
  accord_test_set (workspace, OWN, own, "retired", "no");
  motto = get (workspace, a, "Motto");
  g_assert_cmpstr (motto, ==, "onward");
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static void
test_new_label_keeps_the_column (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  gint64 own = add (workspace, "customer", "Motto", "text", NULL, NULL);
  const char *column = field_of (workspace, CUSTOMER, "Motto")->name;
  g_autofree char *slogan = NULL;

  set (workspace, a, "Motto", "onward");
  accord_test_set (workspace, OWN, own, "label", "Slogan");
  g_assert_null (field_of (workspace, CUSTOMER, "Motto"));
  g_assert_cmpstr (field_of (workspace, CUSTOMER, "Slogan")->name, ==, column);
  slogan = get (workspace, a, "slogan");
  g_assert_cmpstr (slogan, ==, "onward");
  accord_test_drop (workspace);
}

static void
refused (AccordWorkspace *workspace, AccordEdit *edit, const char *words)
{
  g_autoptr (GError) error =
    accord_test_error (accord_journal_commit (accord_workspace_get_journal (workspace), edit));

  g_test_message ("%s", error->message);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
  accord_edit_unref (edit);
}

static AccordEdit *
adding (const char *target, const char *label, const char *type)
{
  AccordEdit *edit = accord_edit_new ("Added a field");
  gint64 id = accord_edit_create (edit, OWN);

  accord_edit_set_text (edit, OWN, id, "target", target);
  accord_edit_set_text (edit, OWN, id, "label", label);
  accord_edit_set_text (edit, OWN, id, "type", type);
  return edit;
}

static void
test_refused (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 own = add (workspace, "customer", "Motto", "text", NULL, NULL);
  AccordEdit *edit;

  refused (workspace, adding ("customer", "MOTTO", "number"), "already");
  refused (workspace, adding ("customer", "Phone", "text"), "already");
  refused (workspace, adding ("customer", "Grade", "choice"), "choices");
  refused (workspace, adding ("customer", "Partner", "link"), "point to");
  refused (workspace, adding ("stage_event", "Room", "text"), "stage_event");
  refused (workspace, adding ("fridge", "Room", "text"), "fridge");
  refused (workspace, adding ("customer", "Room", "potato"), "choices");
  edit = accord_edit_new ("Changed a field");
  accord_edit_set_text (edit, OWN, own, "type", "number");
  refused (workspace, edit, "Retire");
  g_assert_cmpint (table (workspace, CUSTOMER)->n_fields, ==, CUSTOMER->n_fields + 1);
  add (workspace, "contact", "Motto", "text", NULL, NULL); /* another kind may have one too */
  accord_test_drop (workspace);
}

static void
test_room (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  for (int i = accord_product_kind.n_fields; i < ACCORD_KIND_FIELDS_MAX; i++)
    {
      g_autofree char *label = g_strdup_printf ("Field %d", i);

      add (workspace, "product", label, "number", NULL, NULL);
    }
  refused (workspace, adding ("product", "One more", "text"), "no room");
  accord_test_create (workspace, table (workspace, &accord_product_kind), "name", "Box",
                      field_of (workspace, &accord_product_kind, "Field 63")->name, "7", NULL);
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (table (workspace, &accord_product_kind)->n_fields, ==, ACCORD_KIND_FIELDS_MAX);
  accord_test_drop (workspace);
}

typedef struct {
  int n;
  char *last;
} Heard;

static void
heard_cb (AccordEntity *entity, int field, gpointer data)
{
  Heard *heard = data;

  heard->n++;
  g_set_str (&heard->last, accord_record_kind (accord_entity_get_record (entity))->fields[field].label);
}

static void
wait_for (AccordEntity *entity, const AccordKind *kind)
{
  for (int i = 0; i < 200 && !(accord_entity_is_loaded (entity) && accord_entity_get_kind (entity) == kind); i++)
    accord_test_idle ();
  g_assert_true (accord_entity_get_kind (entity) == kind);
}

static void
test_entities_follow (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, CUSTOMER, a);
  g_autoptr (AccordRecord) old = NULL;
  Heard heard = { 0 };

  wait_for (entity, CUSTOMER);
  old = accord_record_ref (accord_entity_get_record (entity));
  add (workspace, "customer", "Motto", "text", NULL, NULL);
  wait_for (entity, table (workspace, CUSTOMER));
  g_signal_connect (entity, "field-changed", G_CALLBACK (heard_cb), &heard);
  set (workspace, a, "Motto", "onward");
  for (int i = 0; i < 200 && heard.n == 0; i++)
    accord_test_idle ();
  g_assert_cmpint (heard.n, ==, 1);
  g_assert_cmpstr (heard.last, ==, "Motto");
  g_assert_cmpstr (accord_entity_get_text (entity, field_of (workspace, CUSTOMER, "Motto")->name), ==, "onward");
  /* What was read before keeps the table it was read with. */
  g_assert_true (accord_record_kind (old) == CUSTOMER);
  g_assert_cmpstr (accord_record_title (old), ==, "Alpha");
  g_signal_handlers_disconnect_by_data (entity, &heard);
  g_free (heard.last);
  g_clear_object (&entity);
  accord_test_drop (workspace);
}

/* A window that only reads sees what another one adds. */
static void
test_readers_beside_follow (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = customer (workspace, "Alpha");
  AccordStore *reader = fixture_open (accord_workspace_get_path (workspace), ACCORD_STORE_READ_ONLY);
  g_autoptr (AccordRecord) record = NULL;

  g_assert_true (accord_store_get_kind (reader, CUSTOMER) == CUSTOMER);
  add (workspace, "customer", "Motto", "text", NULL, NULL);
  set (workspace, a, "Motto", "onward");
  record = accord_test_boxed (accord_store_load_one (reader, CUSTOMER, a));
  g_assert_cmpstr (accord_record_text (record, field_of (workspace, CUSTOMER, "Motto")->name), ==, "onward");
  g_assert_true (accord_store_get_kind (reader, CUSTOMER) == table (workspace, CUSTOMER));
  fixture_close (reader);
  accord_test_drop (workspace);
}

static void
test_opening_again_makes_no_index_anew (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  gint64 a = customer (workspace, "Alpha"), version;

  add (workspace, "customer", "Motto", "text", NULL, NULL);
  set (workspace, a, "Motto", "onward");
  accord_test_done (accord_workspace_close (workspace));
  version = fixture_sql (path, "PRAGMA schema_version"); /* an index made anew is another table */
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (fixture_sql (path, "PRAGMA schema_version"), ==, version);
  g_assert_cmpint (found (workspace, CUSTOMER, "onward"), ==, 1);
  accord_test_drop (workspace);
}

/* Half of a table cannot be seen: a reader works while fields are added. */
static void
test_reading_while_fields_come (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  gint64 a = customer (workspace, "Alpha");
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *label = g_strdup_printf ("Field %d", i);
      AccordEdit *edit = adding ("customer", label, "text");
      DexFuture *added = accord_journal_commit (accord_workspace_get_journal (workspace), edit);

      for (int k = 0; k < 10; k++)
        g_ptr_array_add (answers, accord_store_load_one (store, CUSTOMER, a));
      accord_edit_unref (edit);
      accord_test_done (added);
    }
  for (guint i = 0; i < answers->len; i++)
    {
      g_autoptr (AccordRecord) record = accord_test_boxed (answers->pdata[i]);

      g_assert_cmpstr (accord_record_title (record), ==, "Alpha");
    }
  g_assert_cmpint (table (workspace, CUSTOMER)->n_fields, ==, CUSTOMER->n_fields + 12);
  accord_test_drop (workspace);
}

static int
child_fields (const char *path)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  for (int i = 0;; i++)
    {
      g_autofree char *label = g_strdup_printf ("Field %d", i);

      if (table (workspace, CUSTOMER)->n_fields >= ACCORD_KIND_FIELDS_MAX)
        g_usleep (G_USEC_PER_SEC);
      else
        add (workspace, "customer", label, "money", NULL, NULL);
      g_print ("added %d\n", i);
      fflush (stdout);
    }
  return 0;
}

/* Killed after i fields were told: each has its columns, and no column is without its field. */
static void
test_killed (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *path = fixture_file ();
      FixtureChild *child = fixture_child ("fields", path);
      AccordStore *store;
      gint64 n;

      for (int i = 0; i <= round * 2; i++)
        g_free (fixture_child_line (child));
      g_usleep ((gulong) round * 700);
      fixture_child_kill (child);
      fixture_child_free (child);
      n = fixture_sql (path, "SELECT count(*) FROM custom_field");
      g_assert_cmpint (n, >=, round * 2 + 1);
      g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM pragma_table_info('customer') WHERE name LIKE 'x\\_%' ESCAPE '\\'"),
                       ==, n * 2);
      store = fixture_open (path, ACCORD_STORE_WRITE);
      g_assert_cmpint (accord_store_get_kind (store, CUSTOMER)->n_fields, ==, CUSTOMER->n_fields + n);
      fixture_assert_sound (store);
      fixture_close (store);
      fixture_remove (path);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      dex_init ();
      return child_fields (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/own-fields/every-type-is-kept-and-filtered", test_every_type);
  g_test_add_func ("/store/own-fields/texts-are-searched", test_searched);
  g_test_add_func ("/store/own-fields/texts-are-searched-where-nothing-was-before", test_searched_where_nothing_was);
  g_test_add_func ("/store/own-fields/lists-sort-by-them", test_sorted);
  g_test_add_func ("/store/own-fields/are-filtered-sorted-and-shown-over-links", test_over_links);
  g_test_add_func ("/store/own-fields/over-links-are-those-of-the-same-file", test_over_links_of_the_same_file);
  g_test_add_func ("/store/own-fields/are-in-json-and-csv", test_json_and_csv);
  g_test_add_func ("/store/own-fields/columns-of-a-file-are-mapped-to-them", test_import);
  g_test_add_func ("/store/own-fields/are-in-history-and-undo", test_history_and_undo);
  g_test_add_func ("/store/own-fields/undo-of-adding-hides-and-redo-shows", test_undo_of_adding_hides_and_redo_shows);
  g_test_add_func ("/store/own-fields/a-retired-one-keeps-its-values", test_retired_field_keeps_its_values);
  g_test_add_func ("/store/own-fields/a-new-label-keeps-the-column", test_new_label_keeps_the_column);
  g_test_add_func ("/store/own-fields/what-makes-no-sense-is-refused", test_refused);
  g_test_add_func ("/store/own-fields/the-last-one-there-is-room-for-works", test_room);
  g_test_add_func ("/store/own-fields/entities-follow", test_entities_follow);
  g_test_add_func ("/store/own-fields/readers-beside-follow", test_readers_beside_follow);
  g_test_add_func ("/store/own-fields/opening-again-makes-no-index-anew", test_opening_again_makes_no_index_anew);
  g_test_add_func ("/store/own-fields/reading-while-they-come-sees-whole-tables", test_reading_while_fields_come);
  g_test_add_func ("/store/own-fields/killed-while-adding-leaves-none-half-done", test_killed);
  return g_test_run ();
}
