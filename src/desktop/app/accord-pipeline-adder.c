/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The processes P1 to P6 (domain.md §4.3) to begin a pipeline with. */

#include "accord-config.h"

#include "accord-pipeline-adder.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-pipelines.h"
#include "accord-rank.h"

/* Behind the others. */
static void
activated_cb (GtkWidget *line, gpointer data)
{
  AccordWorkspace *workspace = data;
  const AccordPipelineTemplate *from = g_object_get_data (G_OBJECT (line), "accord-template");
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (line), "accord-n"));
  g_autofree char *label = g_strdup_printf (_ ("Added the pipeline “%s”"), _ (from->name));
  g_autofree char *rank = accord_rank_nth (n);
  AccordEdit *edit = accord_edit_new (label);

  accord_pipeline_add (edit, from, NULL, rank);
  accord_commit (line, workspace, edit);
}

static GtkWidget *
make_line (AccordWorkspace *workspace, const AccordPipelineTemplate *from, guint n_pipelines)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ (from->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), _ (from->about));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("accord-plus-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  g_object_set_data (G_OBJECT (line), "accord-template", (gpointer) from);
  g_object_set_data (G_OBJECT (line), "accord-n", GUINT_TO_POINTER (n_pipelines));
  g_signal_connect_object (line, "activated", G_CALLBACK (activated_cb), workspace, 0);
  return line;
}

/**
 * accord_pipeline_adder_new:
 * @workspace: the open file
 * @n_pipelines: how many there are
 *
 * Returns: (transfer floating): a group for a page of the preferences
 */
GtkWidget *
accord_pipeline_adder_new (AccordWorkspace *workspace, guint n_pipelines)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_expander_row_new ();
  guint n;
  const AccordPipelineTemplate *templates = accord_pipeline_templates (&n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a Pipeline"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ ("From a process that can be changed afterwards"));
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_line (workspace, &templates[i], n_pipelines));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}
