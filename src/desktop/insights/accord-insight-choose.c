/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue of figures in its three layers, and the list of charts, with a switch for each: on the page or not. */

#include "accord-config.h"

#include "accord-insight-choose.h"

#include "accord-dashboard.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct {
  GStrv names;
  AccordInsightChosen chosen;
  gpointer owner; /* owned */
  AdwPreferencesPage *page;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_strfreev (choice->names);
  g_object_unref (choice->owner);
  g_free (choice);
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, Choice *choice)
{
  const char *name = g_object_get_data (G_OBJECT (row), "accord-name");
  gboolean changed = adw_switch_row_get_active (row) ? accord_dashboard_add (&choice->names, name) : accord_dashboard_remove (&choice->names, name);

  if (changed)
    choice->chosen (choice->owner, (const char *const *) choice->names);
}

static void
add_row (Choice *choice, AdwPreferencesGroup *group, const char *name, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_strv_contains ((const char *const *) choice->names, name));
  g_object_set_data_full (G_OBJECT (row), "accord-name", g_strdup (name), g_free);
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), choice);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (Choice *choice, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (choice->page, group);
  return group;
}

static Choice *
choice_new (GtkWidget *from, const char *title, const char *const *now, AccordInsightChosen chosen, gpointer owner)
{
  Choice *choice = g_new0 (Choice, 1);
  AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());

  choice->names = g_strdupv ((char **) now);
  choice->chosen = chosen;
  choice->owner = g_object_ref (owner);
  choice->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_dialog_set_title (ADW_DIALOG (dialog), title);
  adw_dialog_set_content_width (ADW_DIALOG (dialog), 640);
  adw_dialog_set_content_height (ADW_DIALOG (dialog), 640); /* a page that scrolls asks for one row only */
  adw_preferences_dialog_set_search_enabled (dialog, TRUE);
  adw_preferences_dialog_add (dialog, choice->page);
  g_object_set_data_full (G_OBJECT (dialog), "accord-choice", choice, choice_free);
  adw_dialog_present (ADW_DIALOG (dialog), from);
  return choice;
}

/**
 * accord_insight_choose_figures:
 * @from: where it was asked
 * @now: (array zero-terminated=1): what is on the page
 * @chosen: told what shall be on it
 * @owner: a #GObject for @chosen
 */
void
accord_insight_choose_figures (GtkWidget *from, const char *const *now, AccordInsightChosen chosen, gpointer owner)
{
  Choice *choice = choice_new (from, _("Figures"), now, chosen, owner);
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int layer = 0; layer < ACCORD_N_LAYERS; layer++)
    {
      AdwPreferencesGroup *group = add_group (choice, accord_layer_label ((AccordLayer) layer));

      for (int i = 0; i < n; i++)
        if ((int) kpis[i]->layer == layer)
          add_row (choice, group, kpis[i]->id, _(kpis[i]->label), _(kpis[i]->explanation));
    }
}

/**
 * accord_insight_choose_charts:
 * @from: where it was asked
 * @store: the open file, for its fields
 * @questions: (nullable): records of saved questions
 * @now: (array zero-terminated=1): what is on the page
 * @chosen: told what shall be on it
 * @owner: a #GObject for @chosen
 */
void
accord_insight_choose_charts (GtkWidget *from, AccordStore *store, GPtrArray *questions, const char *const *now, AccordInsightChosen chosen, gpointer owner)
{
  Choice *choice = choice_new (from, _("Charts"), now, chosen, owner);
  g_auto (GStrv) specs = accord_insight_card_specs (store);
  AdwPreferencesGroup *plain = add_group (choice, NULL), *by = NULL;
  const AccordInsightCard *last = NULL;

  for (int i = 0; specs[i] != NULL; i++)
    {
      const AccordInsightCard *card = accord_insight_card_find (specs[i]);
      g_autofree char *title = accord_insight_card_title (store, specs[i]);
      gboolean grouped = strchr (specs[i], ':') != NULL;

      if (grouped && card != last)
        by = add_group (choice, _(card->title));
      add_row (choice, grouped ? by : plain, specs[i], title, NULL);
      last = card;
    }
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      AccordRecord *question = g_ptr_array_index (questions, i);
      g_autofree char *uid = accord_id_dup_text (accord_record_uid (question));
      g_autofree char *name = g_strdup_printf ("question:%s", uid);

      if (i == 0)
        by = add_group (choice, _("Questions"));
      add_row (choice, by, name, accord_record_text (question, "name"), NULL);
    }
}
