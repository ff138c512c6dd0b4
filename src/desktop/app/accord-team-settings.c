/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page "Team" of Preferences. Each list is the records of a kind; what is shipped comes with one button. */

#include "accord-config.h"

#include "accord-team-settings.h"

#include "accord-commit.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"
#include "accord-team-defaults.h"

#include <glib/gi18n-lib.h>

static AccordWorkspace *
workspace_of (gpointer section)
{
  return g_object_get_data (G_OBJECT (section), "workspace");
}

static const AccordKind *
kind_of (gpointer section)
{
  return g_object_get_data (G_OBJECT (section), "kind");
}

static void
add_cb (GtkWidget *section)
{
  adw_dialog_present (accord_record_dialog_new_add (workspace_of (section), kind_of (section), NULL, 0), section);
}

static void
edit_cb (GtkWidget *section, AccordEntity *entity)
{
  adw_dialog_present (accord_record_dialog_new_edit (workspace_of (section), entity, NULL), section);
}

static void
usual_cb (GtkWidget *section)
{
  accord_commit (section, workspace_of (section),
                 accord_kind_is (kind_of (section), &accord_duty_kind) ? accord_team_defaults_duties () : accord_team_defaults_competencies ());
}

/* "Industry: medical, 医疗 · To one person: Marta" */
static char *
rule_words (AccordWorkspace *workspace, AccordRecord *rule)
{
  const AccordKind *customers = accord_store_get_kind (accord_workspace_get_store (workspace), &accord_customer_kind);
  const char *typed = accord_record_text (rule, "field"), *words = accord_record_text (rule, "words");
  const char *who = accord_record_title_of (rule, "member"), *team = accord_record_title_of (rule, "team");
  int known = typed != NULL ? accord_kind_find_typed (customers, typed) : -1;
  const char *field = known >= 0 ? accord_field_label (&customers->fields[known]) : typed;
  g_autofree char *way = accord_record_format (rule, "way");
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);
  g_autofree char *said = g_strjoinv (", ", lines);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_strcmp0 (accord_record_text (rule, "state"), "off") == 0)
    g_string_append_printf (text, "%s · ", _ ("Not in use"));
  if (field != NULL)
    g_string_append_printf (text, *said != '\0' ? "%s: %s · " : "%s · ", field, said);
  g_string_append (text, way != NULL ? way : "");
  if (who != NULL || team != NULL)
    g_string_append_printf (text, ": %s", who != NULL ? who : team);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_cb (AdwActionRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  const AccordKind *kind = accord_entity_get_kind (entity);
  const char *about = accord_kind_is (kind, &accord_duty_kind) ? "duties" : "about";
  g_autofree char *title = NULL, *words = NULL;

  if (record == NULL)
    return;
  title = accord_record_format (record, kind->fields[accord_kind_title (kind)].name);
  words = accord_kind_is (kind, &accord_assignment_kind) ? rule_words (workspace_of (data), record) : accord_record_format (record, about);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, words != NULL ? words : "");
}

static GtkWidget *
make_section (AccordWorkspace *workspace, const AccordKind *kind, const char *heading, const char *add, const char *nothing)
{
  GtkWidget *section = accord_record_section_new (workspace, heading, add, nothing);
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  g_object_set_data_full (G_OBJECT (section), "workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data (G_OBJECT (section), "kind", (gpointer) kind);
  if (accord_kind_find (kind, "rank") >= 0 && !accord_query_set_sort (query, "rank", FALSE, NULL))
    g_critical ("%s cannot be put in order", kind->name);
  if (accord_kind_find (kind, "rank") >= 0)
    accord_record_section_set_ordered (ACCORD_RECORD_SECTION (section), workspace);
  accord_record_section_set_funcs (ACCORD_RECORD_SECTION (section), NULL, show_cb, section);
  accord_record_section_set_query (ACCORD_RECORD_SECTION (section), query);
  g_signal_connect (section, "add", G_CALLBACK (add_cb), NULL);
  g_signal_connect (section, "activated", G_CALLBACK (edit_cb), NULL);
  return section;
}

static void
add_group (AdwPreferencesPage *page, GtkWidget *section, const char *description, const char *usual)
{
  GtkWidget *group = adw_preferences_group_new ();

  accord_record_section_set_description (ACCORD_RECORD_SECTION (section), description);
  if (usual != NULL)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), usual);
      adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
      gtk_widget_set_sensitive (row, !accord_workspace_is_read_only (workspace_of (section)));
      g_signal_connect_object (row, "activated", G_CALLBACK (usual_cb), section, G_CONNECT_SWAPPED);
      accord_record_section_show_while_empty (ACCORD_RECORD_SECTION (section), row); /* they would be there twice */
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), section);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

/**
 * accord_team_settings_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AdwPreferencesPage
 */
GtkWidget *
accord_team_settings_new (AccordWorkspace *workspace)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Team"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "accord-team-symbolic");
  add_group (ADW_PREFERENCES_PAGE (page), make_section (workspace, &accord_duty_kind, _ ("Roles"), _ ("Add a role"), _ ("As shipped")),
             _ ("What each role is there for, and what it may see and do. Accord keeps to it, but it is no lock: the file is on this computer, and who works here is chosen, not proved."),
             _ ("Add the Usual Roles"));
  add_group (ADW_PREFERENCES_PAGE (page),
             make_section (workspace, &accord_competency_kind, _ ("Competencies"), _ ("Add a competency"), _ ("None yet")),
             _ ("What people should be good at, what five levels of it look like, and which level each role asks for."),
             _ ("Add the Usual Competencies"));
  add_group (ADW_PREFERENCES_PAGE (page),
             make_section (workspace, &accord_assignment_kind, _ ("Assignment Rules"), _ ("Add a rule"), _ ("None: new customers stay without an owner")),
             _ ("To whom new and imported customers go that have no owner. The first rule that fits decides; who is away or has left is passed over."),
             NULL);
  return page;
}
