/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the people and companies of a file came in: a survey, address cards, a web form … Found by the
 * program, and changed here. */

#include "accord-config.h"

#include "accord-assistant-decisions.h"

#include <glib/gi18n-lib.h>

#include "accord-choices.h"

typedef struct {
  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
} Way;

static void
way_free (gpointer data)
{
  g_object_unref (((Way *) data)->source);
  g_free (data);
}

typedef struct {
  AccordAssistantSource *source;
  const char *choice; /* static */
} Answer;

static void
answer_free (gpointer data)
{
  g_object_unref (((Answer *) data)->source);
  g_free (data);
}

static void
take_answer (gpointer data)
{
  Answer *answer = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (answer->source);

  if (plan == NULL)
    return;
  accord_import_plan_set_collected (plan, answer->choice);
  accord_assistant_source_changed (answer->source);
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, Way *way)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (way->source);
  guint selected = adw_combo_row_get_selected (row);
  Answer *answer;

  if (plan == NULL || selected == GTK_INVALID_LIST_POSITION
      || g_str_equal (accord_collected_choices[selected].value, accord_import_plan_get_collected (plan)))
    return;
  answer = g_new (Answer, 1);
  *answer = (Answer) { g_object_ref (way->source), accord_collected_choices[selected].value };
  accord_assistant_change (way->assistant, take_answer, answer, answer_free);
}

/*< private >
 * accord_assistant_collected_row_new:
 * @source: a file that was read
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
accord_assistant_collected_row_new (AccordAssistant *assistant, AccordAssistantSource *source)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-import-symbolic");
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);
  Way *way = g_new (Way, 1);

  *way = (Way) { assistant, g_object_ref (source) };
  g_object_set_data_full (G_OBJECT (row), "way", way, way_free);
  for (guint i = 0; accord_collected_choices[i].value != NULL; i++)
    gtk_string_list_append (ways, _(accord_collected_choices[i].label));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Collected via"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Said of new records that have no such column"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (ways));
  accord_assistant_collected_row_update (row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), way);
  return row;
}

/*< private >
 * accord_assistant_collected_row_update:
 *
 * Shows what the plan says; hidden for kinds that do not say it.
 */
void
accord_assistant_collected_row_update (GtkWidget *row)
{
  Way *way = g_object_get_data (G_OBJECT (row), "way");
  AccordImportPlan *plan = accord_assistant_source_get_plan (way->source);
  const char *via;

  if (plan == NULL)
    return;
  via = accord_import_plan_get_collected (plan);
  gtk_widget_set_visible (row, accord_kind_find (accord_import_plan_get_kind (plan), "collected_via") >= 0);
  for (guint i = 0; accord_collected_choices[i].value != NULL; i++)
    if (g_str_equal (accord_collected_choices[i].value, via))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}
