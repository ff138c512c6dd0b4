/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about a condition, by its type. A row of several deals does it for all of them. */

#include "accord-config.h"

#include "accord-gate-row.h"

#include "accord-bulk-field-dialog.h"
#include "accord-commit.h"
#include "accord-field-commit.h"
#include "accord-record-chooser.h"
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  AccordWorkspace *workspace;
  GPtrArray *criteria; /* of AccordCriterion */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->workspace);
  g_ptr_array_unref (row->criteria);
  g_free (row);
}

static const AccordCriterion *
first_of (const Row *row)
{
  return g_ptr_array_index (row->criteria, 0);
}

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "accord-row");
}

static gint64
actor_of (const Row *row)
{
  return accord_journal_get_actor (accord_workspace_get_journal (row->workspace));
}

/* A check */

static void
ticked_cb (GtkCheckButton *check, GParamSpec *pspec, GtkWidget *widget)
{
  Row *row = row_of (widget);
  /* Translators: a line of a checklist: Ticked off “Budget is known” */
  g_autofree char *label = g_strdup_printf (_("Ticked off “%s”"), first_of (row)->title);
  AccordEdit *edit;

  if (!gtk_check_button_get_active (check))
    return;
  edit = accord_edit_new (label);
  for (guint i = 0; i < row->criteria->len; i++)
    accord_gate_tick (edit, g_ptr_array_index (row->criteria, i), TRUE, actor_of (row));
  accord_commit (widget, row->workspace, edit);
}

static GtkWidget *
make_check (GtkWidget *widget)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (ticked_cb), widget, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), check);
  return widget;
}

/* An approval */

static void
asked_cb (GtkWidget *widget)
{
  Row *row = row_of (widget);
  g_autofree char *label = g_strdup_printf (_("Asked for approval: %s"), first_of (row)->title);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < row->criteria->len; i++)
    accord_gate_ask_approval (edit, g_ptr_array_index (row->criteria, i), NULL, actor_of (row));
  accord_commit (widget, row->workspace, edit);
}

static void
approved_cb (GtkWidget *widget)
{
  Row *row = row_of (widget);
  g_autofree char *label = g_strdup_printf (_("Approved: %s"), first_of (row)->title);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < row->criteria->len; i++)
    accord_gate_decide (edit, g_ptr_array_index (row->criteria, i), TRUE, NULL, actor_of (row));
  accord_commit (widget, row->workspace, edit);
}

static void
add_button (GtkWidget *widget, const char *label, GCallback func)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", func, widget, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
}

/* An activity */

static void
open_cb (GtkWidget *widget)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);
  gint64 deal = first_of (row_of (widget))->deal;

  accord_show_record (widget, &accord_deal_kind, deal);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

/* A field of one deal: edited here */

static void
edited_cb (AccordFieldRow *widget, const AccordValue *value, gpointer data)
{
  AccordEntity *entity = accord_field_row_get_entity (widget);

  accord_field_row_follow (widget, accord_field_commit (data, entity, accord_field_row_get_field (widget), value));
}

static void
chosen_cb (AccordFieldRow *widget, gint64 id)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  Row *row = row_of (GTK_WIDGET (widget));

  accord_value_set_number (&value, id);
  edited_cb (widget, &value, row->workspace);
}

static void
choose_cb (AccordFieldRow *widget, gpointer data)
{
  GtkWidget *chooser = accord_record_chooser_new (data, accord_field_target (accord_field_row_get_field (widget)));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), GTK_WIDGET (widget));
}

/* The record that a path ends at: the deal, or what it links to. */
static AccordEntity *
entity_of (const Row *row, const char **name)
{
  const AccordCriterion *criterion = first_of (row);
  const char *dot = strchr (criterion->path, '.');
  g_autoptr (AccordEntity) deal = accord_workspace_get_entity (row->workspace, &accord_deal_kind, criterion->deal);
  g_autofree char *link = dot ? g_strndup (criterion->path, dot - criterion->path) : NULL;
  const AccordKind *kind = accord_entity_get_kind (deal);
  int field = link ? accord_kind_find (kind, link) : -1;
  gint64 id = field >= 0 && accord_entity_is_loaded (deal) ? accord_record_number (accord_entity_get_record (deal), link) : 0;

  *name = link ? link : criterion->path;
  if (id == 0)
    {
      *name = link ? kind->fields[MAX (field, 0)].name : criterion->path;
      return g_steal_pointer (&deal);
    }
  *name = dot + 1;
  return accord_workspace_get_entity (row->workspace, accord_field_target (&kind->fields[field]), id);
}

static GtkWidget *
make_field (Row *row)
{
  const char *name;
  g_autoptr (AccordEntity) entity = entity_of (row, &name);
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (row->workspace), accord_entity_get_kind (entity));
  int field = accord_kind_find (kind, name);
  AccordFieldReading reading = { .currency = accord_workspace_get_currency (row->workspace) };
  GtkWidget *widget;

  if (field < 0)
    return NULL;
  widget = accord_field_row_new (&kind->fields[field]);
  accord_field_row_set_reading (ACCORD_FIELD_ROW (widget), &reading);
  accord_field_row_set_entity (ACCORD_FIELD_ROW (widget), entity);
  g_signal_connect_object (widget, "edited", G_CALLBACK (edited_cb), row->workspace, 0);
  g_signal_connect_object (widget, "choose", G_CALLBACK (choose_cb), row->workspace, 0);
  return widget;
}

/* A field of several deals: one value for all of them */

static void
apply_cb (GtkWidget *widget, const AccordField *field, const AccordValue *value, const char *words)
{
  Row *row = row_of (widget);
  /* Translators: a field, how many deals, and the field's new value */
  g_autofree char *label = g_strdup_printf (ngettext ("%1$s of %2$u deal: %3$s", "%1$s of %2$u deals: %3$s", row->criteria->len),
                                            accord_field_label (field), row->criteria->len, words);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < row->criteria->len; i++)
    accord_edit_set (edit, &accord_deal_kind, ((const AccordCriterion *) row->criteria->pdata[i])->deal, field->name, value);
  accord_commit (widget, row->workspace, edit);
}

static void
set_cb (GtkWidget *widget)
{
  Row *row = row_of (widget);
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (row->workspace), &accord_deal_kind);
  AdwDialog *dialog = accord_bulk_field_dialog_new (row->workspace, kind, row->criteria->len);

  accord_bulk_field_dialog_choose (ACCORD_BULK_FIELD_DIALOG (dialog), first_of (row)->path);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (apply_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static GtkWidget *
make_plain (const Row *row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *words = accord_criterion_describe (first_of (row));
  g_autofree char *many = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), words);
  if (row->criteria->len > 1)
    {
      many = g_strdup_printf (ngettext ("%u deal", "%u deals", row->criteria->len), row->criteria->len);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), many);
    }
  return widget;
}

static void
add_way (GtkWidget *widget, const AccordCriterion *criterion)
{
  switch (criterion->type)
    {
    case ACCORD_CRITERION_CHECK:
      make_check (widget);
      break;
    case ACCORD_CRITERION_APPROVAL:
      if (g_strcmp0 (criterion->state, "asked") != 0)
        add_button (widget, _("_Ask"), G_CALLBACK (asked_cb));
      add_button (widget, _("A_pprove"), G_CALLBACK (approved_cb));
      break;
    case ACCORD_CRITERION_FIELD:
      if (strchr (criterion->path, '.') == NULL)
        add_button (widget, _("_Set…"), G_CALLBACK (set_cb));
      else
        add_button (widget, _("_Open Deal"), G_CALLBACK (open_cb));
      break;
    case ACCORD_CRITERION_LOSS:
    case ACCORD_CRITERION_ACTIVITY:
    case ACCORD_CRITERION_NEXT_STEP:
    default:
      add_button (widget, _("_Open Deal"), G_CALLBACK (open_cb));
    }
}

/**
 * accord_gate_row_new:
 * @workspace: the open file
 * @criteria: (element-type AccordCriterion): the same condition of one deal or more
 *
 * Returns: (transfer floating): a row for a boxed list
 */
GtkWidget *
accord_gate_row_new (AccordWorkspace *workspace, GPtrArray *criteria)
{
  Row *row = g_new0 (Row, 1);
  const AccordCriterion *criterion = g_ptr_array_index (criteria, 0);
  GtkWidget *widget = NULL;

  *row = (Row) { g_object_ref (workspace), g_ptr_array_ref (criteria) };
  if (criteria->len == 1 && criterion->path != NULL)
    widget = make_field (row);
  if (widget == NULL)
    {
      widget = make_plain (row);
      add_way (widget, criterion);
    }
  g_object_set_data_full (G_OBJECT (widget), "accord-row", row, row_free);
  return widget;
}
