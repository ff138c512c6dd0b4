/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPipelineSwitch: the pipelines of the file in their order; the first is chosen until somebody
 * chooses. */

#include "accord-config.h"

#include "accord-pipeline-switch.h"

#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-menu-popup.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordPipelineSwitch {
  AdwBin parent_instance;

  AccordIdList *pipelines;
  GtkMenuButton *button;
  GtkLabel *name;
  GSimpleAction *action;
  AccordEntity *shown; /* NULL: none yet */
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordPipelineSwitch, accord_pipeline_switch, ADW_TYPE_BIN)

static void
show_name (AccordPipelineSwitch *self)
{
  const char *name = self->shown ? accord_entity_get_title (self->shown) : NULL;

  accord_data_label_set_text (self->name, name ? name : _("Pipeline"));
}

static void
make_menu (AccordPipelineSwitch *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < accord_id_list_get_n (self->pipelines); i++)
    {
      g_autoptr (AccordEntity) pipeline = g_list_model_get_item (G_LIST_MODEL (self->pipelines), i);
      const char *name = accord_entity_get_title (pipeline);

      accord_menu_append (menu, name ? name : "", "pipeline.choose", "x", accord_entity_get_id (pipeline));
    }
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

static void
pipelines_changed_cb (AccordPipelineSwitch *self)
{
  gint64 chosen = accord_pipeline_switch_get_chosen (self);

  make_menu (self);
  if (accord_id_list_get_n (self->pipelines) == 0)
    g_signal_emit (self, signals[CHOSEN], 0);
  else if (chosen == 0 || !accord_id_list_position_of (self->pipelines, chosen, NULL))
    accord_pipeline_switch_choose (self, accord_id_list_id_at (self->pipelines, 0));
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_pipeline_switch_choose (data, g_variant_get_int64 (parameter));
}

static void
accord_pipeline_switch_dispose (GObject *object)
{
  AccordPipelineSwitch *self = ACCORD_PIPELINE_SWITCH (object);

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->pipelines);
  g_clear_object (&self->action);
  G_OBJECT_CLASS (accord_pipeline_switch_parent_class)->dispose (object);
}

static void
accord_pipeline_switch_class_init (AccordPipelineSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_pipeline_switch_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_PIPELINE_SWITCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_pipeline_switch_init (AccordPipelineSwitch *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->name = GTK_LABEL (accord_data_label_new ("heading"));
  gtk_label_set_max_width_chars (self->name, 24);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, line);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  accord_tooltip_set (GTK_WIDGET (self->button), _("Choose Pipeline"));
  self->action = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_INT64, g_variant_new_int64 (0));
  g_signal_connect_object (self->action, "activate", G_CALLBACK (choose_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pipeline", G_ACTION_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * accord_pipeline_switch_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a switch that reads the pipelines
 */
GtkWidget *
accord_pipeline_switch_new (AccordWorkspace *workspace)
{
  AccordPipelineSwitch *self = g_object_new (ACCORD_TYPE_PIPELINE_SWITCH, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_pipeline_kind);
  g_autoptr (GError) error = NULL;

  if (!accord_query_set_sort (query, "rank", FALSE, &error))
    g_critical ("Pipelines cannot be put in order: %s", error->message);
  self->pipelines = accord_id_list_new (workspace);
  g_signal_connect_object (self->pipelines, "items-changed", G_CALLBACK (pipelines_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pipelines, "notify::empty-reason", G_CALLBACK (pipelines_changed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_id_list_set_query (self->pipelines, query);
  show_name (self);
  return GTK_WIDGET (self);
}

/**
 * accord_pipeline_switch_get_chosen:
 * @self: a switch
 *
 * Returns: id of the shown pipeline; 0 before any is known
 */
gint64
accord_pipeline_switch_get_chosen (AccordPipelineSwitch *self)
{
  g_return_val_if_fail (ACCORD_IS_PIPELINE_SWITCH (self), 0);
  return self->shown ? accord_entity_get_id (self->shown) : 0;
}

/**
 * accord_pipeline_switch_is_known:
 * @self: a switch
 *
 * Returns: whether the pipelines have been read
 */
gboolean
accord_pipeline_switch_is_known (AccordPipelineSwitch *self)
{
  g_return_val_if_fail (ACCORD_IS_PIPELINE_SWITCH (self), FALSE);
  return accord_id_list_get_empty_reason (self->pipelines) != ACCORD_EMPTY_LOADING;
}

/**
 * accord_pipeline_switch_choose:
 * @self: a switch
 * @pipeline: id of a pipeline
 */
void
accord_pipeline_switch_choose (AccordPipelineSwitch *self, gint64 pipeline)
{
  g_return_if_fail (ACCORD_IS_PIPELINE_SWITCH (self));

  if (pipeline == accord_pipeline_switch_get_chosen (self))
    return;
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  self->shown = accord_workspace_get_entity (accord_id_list_get_workspace (self->pipelines),
                                             &accord_pipeline_kind, pipeline);
  g_signal_connect_object (self->shown, "notify::title", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  g_simple_action_set_state (self->action, g_variant_new_int64 (pipeline));
  show_name (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * accord_pipeline_switch_set_narrow:
 * @self: a switch
 * @narrow: whether there is room for a few letters only
 */
void
accord_pipeline_switch_set_narrow (AccordPipelineSwitch *self, gboolean narrow)
{
  g_return_if_fail (ACCORD_IS_PIPELINE_SWITCH (self));
  gtk_label_set_max_width_chars (self->name, narrow ? 14 : 24);
}
