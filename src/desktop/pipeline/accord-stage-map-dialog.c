/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStageMapDialog: a row for each stage that is left. What is offered first means the same (outcome), and
 * among open stages has the probability that is nearest; names play no part. */

#include "accord-config.h"

#include "accord-stage-map-dialog.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _AccordStageMapDialog {
  AdwAlertDialog parent_instance;

  GPtrArray *from; /* of AccordRecord */
  GPtrArray *to;
  GPtrArray *rows; /* of AdwComboRow, the list owns them */
};

enum {
  APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordStageMapDialog, accord_stage_map_dialog, ADW_TYPE_ALERT_DIALOG)

/* Smaller is nearer. */
static int
distance (AccordRecord *from, AccordRecord *to)
{
  int apart = abs ((int) (accord_record_number (from, "probability") - accord_record_number (to, "probability")));

  return g_strcmp0 (accord_record_text (from, "outcome"), accord_record_text (to, "outcome")) == 0 ? apart : apart + 1000;
}

static guint
nearest (AccordStageMapDialog *self, AccordRecord *from)
{
  guint best = 0;

  for (guint i = 1; i < self->to->len; i++)
    if (distance (from, self->to->pdata[i]) < distance (from, self->to->pdata[best]))
      best = i;
  return best;
}

/* Stages of several pipelines are told apart. */
static gboolean
is_of_several (AccordStageMapDialog *self)
{
  for (guint i = 1; i < self->to->len; i++)
    if (accord_record_number (self->to->pdata[i], "pipeline") != accord_record_number (self->to->pdata[0], "pipeline"))
      return TRUE;
  return FALSE;
}

static GtkStringList *
make_names (AccordStageMapDialog *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gboolean several = is_of_several (self);

  for (guint i = 0; i < self->to->len; i++)
    {
      AccordRecord *stage = self->to->pdata[i];
      /* Translators: a pipeline and a stage */
      g_autofree char *both = g_strdup_printf (_("%s: %s"), accord_record_title_of (stage, "pipeline"), accord_record_title (stage));

      gtk_string_list_append (names, several ? both : accord_record_title (stage));
    }
  return names;
}

static void
response_cb (AccordStageMapDialog *self, const char *response)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (AccordStageMove));

  if (g_strcmp0 (response, "apply") != 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint chosen = adw_combo_row_get_selected (self->rows->pdata[i]);
      AccordStageMove move;

      if (chosen >= self->to->len)
        return;
      move = (AccordStageMove) { accord_record_id (self->from->pdata[i]), accord_record_id (self->to->pdata[chosen]) };
      g_array_append_val (moves, move);
    }
  g_signal_emit (self, signals[APPLY], 0, moves);
}

static void
add_row (AccordStageMapDialog *self, GtkWidget *list, AccordRecord *stage)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = make_names (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (stage));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), nearest (self, stage));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->rows, row);
}

static void
accord_stage_map_dialog_finalize (GObject *object)
{
  AccordStageMapDialog *self = ACCORD_STAGE_MAP_DIALOG (object);

  g_clear_pointer (&self->from, g_ptr_array_unref);
  g_clear_pointer (&self->to, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_stage_map_dialog_parent_class)->finalize (object);
}

static void
accord_stage_map_dialog_class_init (AccordStageMapDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_stage_map_dialog_finalize;
  signals[APPLY] = g_signal_new ("apply", ACCORD_TYPE_STAGE_MAP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_ARRAY);
}

static void
accord_stage_map_dialog_init (AccordStageMapDialog *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * accord_stage_map_dialog_new:
 * @heading: what happens
 * @body: a sentence about it
 * @apply: what the button says
 * @from: (element-type AccordRecord): stages that are left, at least one
 * @to: (element-type AccordRecord): stages that can be entered, at least one
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_stage_map_dialog_new (const char *heading, const char *body, const char *apply, GPtrArray *from, GPtrArray *to)
{
  AccordStageMapDialog *self = g_object_new (ACCORD_TYPE_STAGE_MAP_DIALOG, NULL);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *list = gtk_list_box_new ();

  g_return_val_if_fail (from->len > 0 && to->len > 0, ADW_DIALOG (self));

  self->from = g_ptr_array_ref (from);
  self->to = g_ptr_array_ref (to);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < from->len; i++)
    add_row (self, list, from->pdata[i]);
  adw_alert_dialog_set_heading (dialog, heading);
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "apply", apply, NULL);
  adw_alert_dialog_set_default_response (dialog, "apply");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return ADW_DIALOG (self);
}
