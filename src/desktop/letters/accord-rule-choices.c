/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows in which something of a rule's deed is chosen: the kind of a task, a field, a template or a member. Main thread. */

#include "accord-config.h"

#include "accord-rule-choices.h"

#include <glib/gi18n-lib.h>
#include "accord-choices.h"

static GtkWidget *
row_new (const char *title, GtkStringList *labels, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

/* Takes the names, which the row keeps as "names". */
static GtkWidget *
names_row (const char *title, GtkStringList *labels, GPtrArray *names, const AccordAutomationDeed *deed)
{
  guint selected = GTK_INVALID_LIST_POSITION;
  GtkWidget *row;

  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (names->pdata[i], deed->name) == 0)
      selected = i;
  row = row_new (title, labels, selected);
  g_object_set_data_full (G_OBJECT (row), "names", g_ptr_array_free (names, FALSE), g_free);
  return row;
}

/**
 * accord_rule_kinds_row:
 * @deed: a task
 *
 * Returns: (transfer floating): a row of kinds of activities; its data "names" are theirs
 */
GtkWidget *
accord_rule_kinds_row (const AccordAutomationDeed *deed)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *names = g_ptr_array_new ();

  for (const AccordChoice *choice = accord_activity_choices; choice->value != NULL; choice++)
    {
      gtk_string_list_append (labels, _ (choice->label));
      g_ptr_array_add (names, (gpointer) choice->value);
    }
  return names_row (_ ("Kind"), labels, names, deed);
}

/**
 * accord_rule_fields_row:
 * @target: the kind that the rule watches
 * @deed: sets a field
 *
 * Returns: (transfer floating): a row of fields; its data "names" are theirs
 */
GtkWidget *
accord_rule_fields_row (const AccordKind *target, const AccordAutomationDeed *deed)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *names = g_ptr_array_new ();

  for (int i = 0; i < target->n_fields; i++)
    if (!(target->fields[i].flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_TITLE)) && !accord_field_is_link (&target->fields[i]))
      {
        gtk_string_list_append (labels, accord_field_label (&target->fields[i]));
        g_ptr_array_add (names, (gpointer) target->fields[i].name);
      }
  return names_row (_ ("Field"), labels, names, deed);
}

/**
 * accord_rule_records_row:
 * @title: translated
 * @records: (nullable) (element-type AccordRecord): templates or members; %NULL before they are read
 * @none: (nullable): what stands first for none of them
 * @deed: which of them it names
 *
 * Returns: (transfer floating): a row of records; its data "records" are these
 */
GtkWidget *
accord_rule_records_row (const char *title, GPtrArray *records, const char *none, const AccordAutomationDeed *deed)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = none != NULL ? 0 : GTK_INVALID_LIST_POSITION;
  GtkWidget *row;

  if (none != NULL)
    gtk_string_list_append (labels, none);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gtk_string_list_append (labels, accord_record_title (records->pdata[i]));
      if (deed->has_uid && accord_id_equal (&deed->uid, accord_record_uid (records->pdata[i])))
        selected = i + (none != NULL);
    }
  row = row_new (title, labels, selected);
  if (records != NULL)
    g_object_set_data_full (G_OBJECT (row), "records", g_ptr_array_ref (records), (GDestroyNotify) g_ptr_array_unref);
  return row;
}
