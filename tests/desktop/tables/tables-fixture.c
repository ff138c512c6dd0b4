/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "tables-fixture.h"

#include "accord-test-settle.h"

/* Runs the main loop until nothing of the table is under way. */
void
fixture_settle (void)
{
  accord_test_settle (200);
}

AccordQuery *
fixture_query (const char *sort, gboolean descending)
{
  AccordQuery *query = accord_query_new (&accord_customer_kind);

  g_assert_true (accord_query_set_sort (query, sort, descending, NULL));
  return query;
}

/* No test begins with the columns that another one chose. */
static void
forget_columns (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, ACCORD_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new (ACCORD_APP_ID) : NULL;

  if (settings != NULL)
    g_settings_reset (settings, "table-columns");
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = fixture_query ("name", FALSE);
  g_autoptr (AccordIdSelection) selection = NULL;

  forget_columns ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations", FALSE, NULL);
  fixture->workspace = accord_test_workspace ();
  fixture->ids[0] = accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Adler", "city", "Bonn", "employees", "12", NULL);
  fixture->ids[1] = accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Birke", "city", "Aachen", "employees", "30", NULL);
  fixture->ids[2] = accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Ceder", NULL);
  fixture->list = accord_id_list_new (fixture->workspace);
  accord_id_list_set_query (fixture->list, query);
  selection = accord_id_selection_new (fixture->list);
  fixture->table = ACCORD_RECORD_TABLE (accord_record_table_new (selection, &accord_customer_kind));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle ();
}

/* Everything goes with the window. */
void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer table = fixture->table;
  gpointer workspace = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (fixture->table), &table);
  g_object_add_weak_pointer (G_OBJECT (fixture->workspace), &workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle ();
  g_assert_null (table);
  g_clear_object (&fixture->list);
  fixture_settle ();
  accord_test_drop (fixture->workspace);
  g_assert_null (workspace);
}

static gboolean
create_customers (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_customer_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %05u", i);

      accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
      ok = accord_bulk_create (bulk, kind, values, error) != 0;
    }
  accord_value_clear (&values[accord_kind_find (kind, "name")]);
  return ok;
}

void
fixture_add (Fixture *fixture, guint n)
{
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (fixture->workspace), "Imported", create_customers,
                                         GUINT_TO_POINTER (n), NULL));
  fixture_settle ();
}

gpointer
fixture_find (gpointer root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = fixture_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
fixture_says (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (fixture_says (child, text))
      return TRUE;
  return FALSE;
}
