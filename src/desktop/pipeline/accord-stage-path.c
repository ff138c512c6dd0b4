/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStagePath: how far a deal has come. Only the stage it is in is named; tooltips name the rest.
 * A closed deal names its stage with the colour of its outcome. */

#include "accord-config.h"

#include "accord-stage-path.h"

#include "accord-data-label.h"
#include "accord-deal-commands.h"
#include "accord-tint.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordStagePath {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordEntity *deal;
  GtkBox *segments;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (AccordStagePath, accord_stage_path, ADW_TYPE_BIN)

static gint64
stage_of (AccordStagePath *self)
{
  AccordRecord *record = self->deal ? accord_entity_get_record (self->deal) : NULL;

  return record ? accord_record_number (record, "stage") : 0;
}

static void
clicked_cb (GtkButton *button, gpointer data)
{
  AccordStagePath *self = data;
  AccordBoardColumn *column = g_object_get_data (G_OBJECT (button), "accord-column");

  if (self->deal != NULL && stage_of (self) != accord_board_column_get_stage_id (column))
    accord_deal_move (GTK_WIDGET (self), self->context, accord_entity_get_id (self->deal), column, 0);
}

static GtkWidget *
make_segment (AccordStagePath *self, AccordBoardColumn *column, gboolean passed, gboolean current)
{
  const char *stage = accord_board_column_get_title (column);
  GtkWidget *segment = gtk_button_new ();
  GtkWidget *bar = adw_bin_new ();
  g_autofree char *words = current ? g_strdup_printf (_("In %s"), stage) : g_strdup_printf (_("Move to %s"), stage);

  gtk_button_set_child (GTK_BUTTON (segment), bar);
  gtk_widget_add_css_class (segment, "flat");
  gtk_widget_add_css_class (segment, "path-segment");
  if (passed)
    gtk_widget_add_css_class (segment, "passed");
  accord_tooltip_set (segment, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_hexpand (segment, TRUE);
  g_object_set_data_full (G_OBJECT (segment), "accord-column", g_object_ref (column), g_object_unref);
  g_signal_connect_object (segment, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return segment;
}

/* "won" is success, "lost" is error, the rest neutral. */
static void
show_name (AccordStagePath *self, gint64 stage, int at, guint n)
{
  AccordRecord *record = self->deal ? accord_entity_get_record (self->deal) : NULL;
  AccordBoardColumn *column = accord_board_get_column (accord_board_context_get_board (self->context), stage);
  AccordRecord *of = column ? accord_entity_get_record (accord_board_column_get_stage (column)) : NULL;
  const char *outcome = of ? accord_record_text (of, "outcome") : NULL;

  accord_data_label_set_text (self->name, record ? accord_record_title_of (record, "stage") : NULL);
  gtk_label_set_xalign (self->name, at < 0 || n == 0 ? 0 : (at + 0.5f) / n);
  accord_tint_apply (GTK_WIDGET (self->name), g_strcmp0 (outcome, "won") == 0    ? ACCORD_TINT_SUCCESS
                                              : g_strcmp0 (outcome, "lost") == 0 ? ACCORD_TINT_ERROR
                                                                                 : ACCORD_TINT_NEUTRAL);
}

static void
update (AccordStagePath *self)
{
  GListModel *columns = accord_board_get_stages (accord_board_context_get_board (self->context));
  guint n = g_list_model_get_n_items (columns);
  gint64 stage = stage_of (self);
  int at = -1;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->segments))) != NULL)
    gtk_box_remove (self->segments, child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (columns, i);

      if (accord_board_column_get_stage_id (column) == stage)
        at = (int) i;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (columns, i);

      gtk_box_append (self->segments, make_segment (self, column, (int) i <= at, (int) i == at));
    }
  show_name (self, stage, at, n);
}

static void
accord_stage_path_dispose (GObject *object)
{
  AccordStagePath *self = ACCORD_STAGE_PATH (object);

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_clear_object (&self->deal);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (accord_stage_path_parent_class)->dispose (object);
}

static void
accord_stage_path_class_init (AccordStagePathClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_stage_path_dispose;
}

static void
accord_stage_path_init (AccordStagePath *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->segments = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4));
  gtk_box_set_homogeneous (self->segments, TRUE);
  self->name = GTK_LABEL (accord_data_label_new ("caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->segments));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_stage_path_new:
 * @context: the board's
 *
 * Returns: (transfer floating): a path without a deal
 */
GtkWidget *
accord_stage_path_new (AccordBoardContext *context)
{
  AccordStagePath *self = g_object_new (ACCORD_TYPE_STAGE_PATH, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (accord_board_get_stages (accord_board_context_get_board (context)), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_stage_path_set_deal:
 * @self: a path
 * @deal: (nullable): the deal it shows and moves
 */
void
accord_stage_path_set_deal (AccordStagePath *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_STAGE_PATH (self));

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  if (deal != NULL)
    g_signal_connect_object (deal, "notify::record", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
