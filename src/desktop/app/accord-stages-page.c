/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stages as rows. The page is filled from one query and again after each change set that
 * touches stages; the rows hold nothing but ids. */

#include "accord-config.h"

#include "accord-stages-page-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-order.h"
#include "accord-named-list.h"
#include "accord-pipeline-adder.h"
#include "accord-pipeline-settings.h"
#include "accord-rank.h"
#include "accord-rest-offer.h"
#include "accord-stage-map-dialog.h"
#include "accord-stage-page.h"
#include "accord-stage-row.h"
#include "accord-subpage.h"

G_DEFINE_FINAL_TYPE (AccordStagesPage, accord_stages_page, ADW_TYPE_PREFERENCES_PAGE)

static gint64
pipeline_of (AccordRecord *stage)
{
  return accord_record_number (stage, "pipeline");
}

/* Whether two stages, by their places among all, are of one pipeline. */
gboolean
accord_stages_page_same_pipeline (AccordStagesPage *self, int a, int b)
{
  return a >= 0 && b >= 0 && a < (int) self->stages->len && b < (int) self->stages->len &&
         pipeline_of (self->stages->pdata[a]) == pipeline_of (self->stages->pdata[b]);
}

static const char *
rank_at (AccordStagesPage *self, int index, int like)
{
  return accord_stages_page_same_pipeline (self, index, like) ? accord_record_text (self->stages->pdata[index], "rank")
                                           : NULL;
}

/* Where a stage stands among all; -1: it is gone. */
int
accord_stages_page_position_of (AccordStagesPage *self, gint64 id)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (accord_record_id (self->stages->pdata[i]) == id)
      return i;
  return -1;
}

/* Those of one pipeline, borrowed. */
static GPtrArray *
stages_of (AccordStagesPage *self, gint64 pipeline)
{
  GPtrArray *stages = g_ptr_array_new ();

  for (guint i = 0; i < self->stages->len; i++)
    if (pipeline_of (self->stages->pdata[i]) == pipeline)
      g_ptr_array_add (stages, self->stages->pdata[i]);
  return stages;
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (widget);
  guint from, to;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) stages = NULL;

  if (!accord_order_asked (self->stages, parameter, &from, &to) || !accord_stages_page_same_pipeline (self, (int) from, (int) to))
    return;
  stages = stages_of (self, pipeline_of (self->stages->pdata[from]));
  accord_order_asked (stages, parameter, &from, &to);
  /* Translators: %s is a stage of the pipeline */
  label = g_strdup_printf (_ ("Moved the stage “%s”"), accord_record_title (stages->pdata[from]));
  accord_commit (widget, self->workspace, accord_order_move (&accord_stage_kind, stages, from, to, label));
}

/* A new stage stands behind the last open one. */
static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (widget);
  gint64 pipeline = g_variant_get_int64 (parameter);
  AccordEdit *edit = accord_edit_new (_ ("Added a stage"));
  gint64 id = accord_edit_create (edit, &accord_stage_kind);
  g_autofree char *rank = NULL;
  int last = -1, first = -1;

  for (int i = (int) self->stages->len - 1; i >= 0; i--)
    if (pipeline_of (self->stages->pdata[i]) == pipeline)
      {
        first = i;
        if (last < 0 &&
            g_strcmp0 (accord_record_text (self->stages->pdata[i], "outcome"), "open") == 0)
          last = i;
      }
  rank = last < 0
           ? accord_rank_between (NULL, first < 0 ? NULL : rank_at (self, first, first))
           : accord_rank_between (rank_at (self, last, last), rank_at (self, last + 1, last));
  accord_edit_set_text (edit, &accord_stage_kind, id, "name", _ ("New Stage"));
  accord_edit_set_number (edit, &accord_stage_kind, id, "pipeline", pipeline);
  accord_edit_set_text (edit, &accord_stage_kind, id, "rank", rank);
  accord_edit_set_text (edit, &accord_stage_kind, id, "outcome", "open");
  accord_edit_set_number (edit, &accord_stage_kind, id, "probability", 50);
  accord_commit (widget, self->workspace, edit);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (widget);

  accord_subpage_push (widget, accord_stage_page_new (self->workspace, g_variant_get_int64 (parameter)));
}

static void
open_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const AccordKind *kind = accord_kind_by_name (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    accord_subpage_push (widget, accord_named_list_page_new (ACCORD_STAGES_PAGE (widget)->workspace, kind));
}

static void
open_pipeline_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (widget);

  accord_subpage_push (widget, accord_pipeline_settings_new (self->workspace, g_variant_get_int64 (parameter)));
}

static void
keep_group (AccordStagesPage *self, AdwPreferencesGroup *group)
{
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  g_ptr_array_add (self->groups, group);
}

/* What all pipelines share. */
static void
add_lists (AccordStagesPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Lost Deals"));
  adw_preferences_group_add (group, accord_stage_row_list (&accord_loss_reason_kind));
  adw_preferences_group_add (group, accord_stage_row_list (&accord_competitor_kind));
  keep_group (self, group);
}

static void
add_pipeline (AccordStagesPage *self, AccordRecord *first)
{
  gint64 pipeline = pipeline_of (first);
  gboolean read_only = accord_workspace_is_read_only (self->workspace);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GPtrArray) stages = stages_of (self, pipeline);
  g_autofree char *title = g_markup_escape_text (accord_record_title_of (first, "pipeline"), -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_header_suffix (group, accord_stage_row_pipeline_button (pipeline));
  for (guint i = 0; i < stages->len; i++)
    {
      AccordOrderPlace place = accord_order_place (stages, i, "stages.place");

      adw_preferences_group_add (group, accord_stage_row_new (&place, read_only));
    }
  if (!read_only)
    adw_preferences_group_add (group, accord_stage_row_adder (pipeline));
  keep_group (self, group);
}

static void
fill (AccordStagesPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->stages->len; i++)
    if (!accord_stages_page_same_pipeline (self, (int) i, (int) i - 1))
      add_pipeline (self, self->stages->pdata[i]);
  add_lists (self);
  if (!accord_workspace_is_read_only (self->workspace))
    keep_group (self, ADW_PREFERENCES_GROUP (accord_pipeline_adder_new (self->workspace, self->groups->len - 1)));
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  AccordRecord *left = *(AccordRecord *const *) a;
  AccordRecord *right = *(AccordRecord *const *) b;

  if (pipeline_of (left) != pipeline_of (right))
    return pipeline_of (left) < pipeline_of (right) ? -1 : 1;
  return accord_order_compare (a, b);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordStagesPage *self = data;

  if (self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_value_dup_boxed (dex_future_get_value (future, NULL));
  g_ptr_array_sort (self->stages, compare_stages);
  fill (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordStagesPage *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);

  dex_future_disown (
    dex_future_then (accord_tell_refusal (GTK_WIDGET (self), accord_store_select (accord_workspace_get_store (self->workspace), query)),
                     loaded_cb, g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordStagesPage *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_stage_kind) ||
      accord_change_set_touches (set, &accord_pipeline_kind))
    load (self);
}

static void
accord_stages_page_dispose (GObject *object)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_stages_page_parent_class)->dispose (object);
}

static void
accord_stages_page_class_init (AccordStagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_stages_page_dispose;
  gtk_widget_class_install_action (widget_class, "stages.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "stages.add", "x", add_cb);
  gtk_widget_class_install_action (widget_class, "stages.open-pipeline", "x", open_pipeline_cb);
  gtk_widget_class_install_action (widget_class, "stages.open-list", "s", open_list_cb);
  gtk_widget_class_install_action (widget_class, "stages.place", "(xx)", place_cb);
  gtk_widget_class_install_action (widget_class, "stages.delete", "x", accord_stages_page_delete_action);
}

static void
accord_stages_page_init (AccordStagesPage *self)
{
  self->groups = g_ptr_array_new ();
  self->stages = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Pipeline"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-board-symbolic");
}

/**
 * accord_stages_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
accord_stages_page_new (AccordWorkspace *workspace)
{
  AccordStagesPage *self = g_object_new (ACCORD_TYPE_STAGES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed",
                           G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (accord_rest_offer_new (workspace)));
  load (self);
  return GTK_WIDGET (self);
}
