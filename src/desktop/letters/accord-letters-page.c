/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLettersPage: see the header. Filled from two queries, and again after each change set that touches
 * templates or occasions. An occasion has a record only where the workspace decided otherwise than the program. */

#include "accord-config.h"

#include "accord-letters-page.h"

#include <glib/gi18n-lib.h>
#include "accord-agenda-setting.h"
#include "accord-care-dates.h"
#include "accord-commit.h"
#include "accord-letter-scope.h"
#include "accord-own-days.h"
#include "accord-template-page.h"

struct _AccordLettersPage {
  AdwPreferencesPage parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *occasions; /* of AccordRecord */
  GPtrArray *groups;    /* owned by the page */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AccordLettersPage, accord_letters_page, ADW_TYPE_PREFERENCES_PAGE)

static AccordRecord *
find_occasion (AccordLettersPage *self, const char *type, const char *festival)
{
  for (guint i = 0; self->occasions != NULL && i < self->occasions->len; i++)
    if (g_strcmp0 (accord_record_text (self->occasions->pdata[i], "type"), type) == 0 &&
        g_strcmp0 (accord_record_text (self->occasions->pdata[i], "festival"), festival) == 0 &&
        (festival != NULL || accord_record_number (self->occasions->pdata[i], "month") == 0))
      return self->occasions->pdata[i];
  return NULL;
}

static DexFuture *
occasions_cb (DexFuture *future, gpointer data)
{
  AccordLettersPage *self = data;

  g_clear_pointer (&self->occasions, g_ptr_array_unref);
  self->occasions = g_value_dup_boxed (dex_future_get_value (future, NULL));
  return dex_ref (future);
}

static DexFuture *
read_occasions_cb (DexFuture *future, gpointer data)
{
  AccordLettersPage *self = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_occasion_kind);

  if (self->workspace == NULL)
    return dex_ref (future);
  return dex_future_then (accord_store_select (accord_workspace_get_store (self->workspace), query), occasions_cb, g_object_ref (self), g_object_unref);
}

static DexFuture *
kept_ended_cb (DexFuture *future, gpointer data)
{
  AccordLettersPage *self = (gpointer) gtk_widget_get_ancestor (data, ACCORD_TYPE_LETTERS_PAGE);

  if (self == NULL) /* closed, or made anew */
    return dex_ref (future);
  gtk_widget_set_sensitive (data, TRUE);
  self->filling = TRUE;
  if (dex_future_is_rejected (future))
    adw_switch_row_set_active (data, !adw_switch_row_get_active (data));
  self->filling = FALSE;
  return dex_ref (future);
}

/* Until its record is known it is not turned once more: there would be a second one of it. */
static void
kept_cb (AdwSwitchRow *row, GParamSpec *pspec, AccordLettersPage *self)
{
  const char *type = g_object_get_data (G_OBJECT (row), "type"), *festival = g_object_get_data (G_OBJECT (row), "festival");
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  gboolean on = adw_switch_row_get_active (row);
  g_autofree char *label = g_strdup_printf (on ? _ ("“%s” is kept") : _ ("“%s” is not kept"), name);
  AccordRecord *known = find_occasion (self, type, festival);
  AccordEdit *edit;
  DexFuture *future;
  gint64 id;

  if (self->filling)
    return;
  edit = accord_edit_new (label);
  id = known != NULL ? accord_record_id (known) : accord_edit_create (edit, &accord_occasion_kind);
  if (known == NULL)
    {
      accord_edit_set_text (edit, &accord_occasion_kind, id, "name", name);
      accord_edit_set_text (edit, &accord_occasion_kind, id, "type", type);
      if (festival != NULL)
        accord_edit_set_text (edit, &accord_occasion_kind, id, "festival", festival);
    }
  accord_edit_set_number (edit, &accord_occasion_kind, id, "off", !on);
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  future = dex_future_then (accord_commit_future (GTK_WIDGET (self), self->workspace, edit), read_occasions_cb, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_future_finally (future, kept_ended_cb, g_object_ref (row), g_object_unref));
}

static AdwPreferencesGroup *
add_group (AccordLettersPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_switch (AccordLettersPage *self, GtkWidget *to, const char *title, const char *subtitle, const char *type, const char *festival, gboolean usual)
{
  GtkWidget *row = adw_switch_row_new ();
  AccordRecord *known = find_occasion (self, type, festival);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), known != NULL ? accord_record_number (known, "off") == 0 : usual);
  g_object_set_data (G_OBJECT (row), "type", (gpointer) type);
  g_object_set_data (G_OBJECT (row), "festival", (gpointer) festival);
  gtk_widget_set_sensitive (row, !accord_workspace_is_read_only (self->workspace));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (kept_cb), self, 0);
  if (ADW_IS_EXPANDER_ROW (to))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (to), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (to), row);
}

static void
add_festivals (AccordLettersPage *self, AdwPreferencesGroup *group, gboolean chinese)
{
  GtkWidget *row = adw_expander_row_new ();
  gint64 today = accord_date_today ();
  guint n;
  const AccordFestival *const *all = accord_festivals (&n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), chinese ? _ ("Festivals of China") : _ ("Festivals of the West"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *next = NULL;
      int year, unused;
      gint64 day = 0;

      if (all[i]->chinese != chinese)
        continue;
      accord_date_to_ymd (today, &year, &unused, &unused);
      for (int y = year - 1; y <= year + 1 && day < today; y++)
        accord_festival_day (all[i], y, &day);
      next = accord_date_format_full (day);
      add_switch (self, row, accord_festival_label (all[i]), next, "festival", all[i]->name, all[i]->usual);
    }
  adw_preferences_group_add (group, row);
}

static void
add_occasions (AccordLettersPage *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Occasions"), _ ("Days on which customers are thought of: in Today and in the care calendar."));
  GtkWidget *to = GTK_WIDGET (group);

  add_switch (self, to, _ ("Birthdays"), _ ("By the solar or the lunar calendar, as the person keeps it"), "birthday", NULL, TRUE);
  add_switch (self, to, _ ("Anniversaries"), _ ("Of the day on which somebody became a customer"), "anniversary", NULL, TRUE);
  add_switch (self, to, _ ("Renewals"), _ ("When the time of notice of a contract begins"), "renewal", NULL, TRUE);
  add_switch (self, to, _ ("Revisits"), _ ("Some days after a purchase"), "revisit", NULL, TRUE);
  add_switch (self, to, _ ("Revisits After a Ticket"), _ ("Some days after a question, fault or complaint was resolved"), "ticket", NULL, TRUE);
  add_festivals (self, group, TRUE);
  add_festivals (self, group, FALSE);
}

static void
add_own_days (AccordLettersPage *self)
{
  AdwPreferencesGroup *group = accord_own_days_new (self->workspace);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  g_ptr_array_add (self->groups, group);
}

static void
add_action (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *action)
{
  GtkWidget *row = accord_open_row_new (title, subtitle);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (group, row);
}

static void
add_agenda (AccordLettersPage *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Calendar File"), _ ("What is planned and whom to think of, for other calendar programs. To take a calendar in, import its file."));
  g_autofree char *folder = accord_agenda_setting_get (accord_workspace_get_path (self->workspace));

  add_action (group, _ ("Save the Agenda…"), _ ("As an iCalendar file (.ics)"), "win.agenda-save");
  add_action (group, _ ("Keep It Up to Date in a Folder…"), folder != NULL ? folder : _ ("Written anew whenever something changes"), "win.agenda-keep");
  if (folder != NULL)
    add_action (group, _ ("Keep It No Longer"), _ ("The file stays where it is"), "win.agenda-leave");
}

static void
open_cb (GtkWidget *row, AccordLettersPage *self)
{
  accord_record_page_push (row, accord_template_page_new (self->workspace, *(gint64 *) g_object_get_data (G_OBJECT (row), "id")));
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  AccordLettersPage *self = data;
  const AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id;

  if (self->workspace != NULL && accord_change_set_created (set, &accord_template_kind, &id))
    accord_record_page_push (GTK_WIDGET (self), accord_template_page_new (self->workspace, id));
  return dex_ref (future);
}

static void
add_template_cb (AccordLettersPage *self)
{
  AccordEdit *edit = accord_edit_new (_ ("Added a template"));
  gint64 id = accord_edit_create (edit, &accord_template_kind);

  accord_edit_set_text (edit, &accord_template_kind, id, "name", _ ("New Template"));
  accord_edit_set_text (edit, &accord_template_kind, id, "channel", "email");
  accord_edit_set_text (edit, &accord_template_kind, id, "body", _ ("Dear {{contact.first_name|friend}},\n\n\n\n{{me.name}}"));
  accord_commit_once (GTK_WIDGET (self), self->workspace, edit, added_cb, g_object_ref (self), g_object_unref);
}

/* What to begin with: an occasion each, in the language of the program. */
static void
add_samples_cb (AccordLettersPage *self)
{
  const struct {
    const char *name, *occasion, *subject, *body;
  } samples[] = {
    { _ ("Birthday Wishes"), "birthday", _ ("Happy birthday, {{first_name|friend}}!"),
      _ ("Dear {{first_name|friend}},\n\nall the best for your birthday: health, success, and time for what matters to you.\n\n{{me.name}}") },
    { _ ("Festival Greeting"), "festival", _ ("{{occasion}}"),
      _ ("Dear {{first_name|friend}},\n\nwe wish you and your family a happy {{occasion}}, and thank you for your trust.\n\n{{me.name}}\n{{workspace}}") },
    { _ ("Thanks After a Purchase"), "revisit", _ ("How is it going with {{deal.name|your purchase}}?"),
      _ ("Dear {{first_name|friend}},\n\nthank you again for {{deal.name|your order}}. Does everything work as you expected? If anything is missing, tell me.\n\n{{me.name}}") },
    { _ ("After a Ticket"), "ticket", _ ("{{ticket.number}}: {{ticket.subject}}"),
      _ ("Dear {{first_name|friend}},\n\nwe closed your matter “{{ticket.subject}}” a few days ago. Is everything as it should be? If not, tell me, and we open it again.\n\n{{me.name}}") },
    { _ ("Contract Renewal"), "renewal", _ ("Your contract"),
      _ ("Dear {{first_name|friend}},\n\nthe contract for {{deal.name|your order}} ends soon. May I call you about how to go on?\n\n{{me.name}}") },
  };
  AccordEdit *edit = accord_edit_new (_ ("Added sample templates"));

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gint64 id = accord_edit_create (edit, &accord_template_kind);

      accord_edit_set_text (edit, &accord_template_kind, id, "name", samples[i].name);
      accord_edit_set_text (edit, &accord_template_kind, id, "channel", "email");
      accord_edit_set_text (edit, &accord_template_kind, id, "occasion", samples[i].occasion);
      accord_edit_set_text (edit, &accord_template_kind, id, "subject", samples[i].subject);
      accord_edit_set_text (edit, &accord_template_kind, id, "body", samples[i].body);
    }
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
add_templates (AccordLettersPage *self, GPtrArray *templates)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Templates"), templates->len > 0 ? NULL : _ ("Texts written once, filled in for each customer. Nothing is sent by itself: a message goes to your own mail program."));
  gboolean write = !accord_workspace_is_read_only (self->workspace);
  GtkWidget *add = accord_add_row_new (_ ("Add Template")), *samples = accord_add_row_new (_ ("Add Sample Templates"));

  for (guint i = 0; i < templates->len; i++)
    {
      AccordRecord *record = templates->pdata[i];
      gint64 id = accord_record_id (record);
      GtkWidget *row = accord_open_row_new (accord_record_title (record), accord_record_text (record, "subject"));

      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, 0);
      adw_preferences_group_add (group, row);
    }
  g_signal_connect_object (add, "activated", G_CALLBACK (add_template_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (samples, "activated", G_CALLBACK (add_samples_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (add, write);
  gtk_widget_set_sensitive (samples, write);
  gtk_widget_set_visible (samples, templates->len == 0);
  adw_preferences_group_add (group, add);
  adw_preferences_group_add (group, samples);
}

static DexFuture *
load_fiber (gpointer data)
{
  AccordLettersPage *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) of_templates = accord_query_new (&accord_template_kind), of_occasions = accord_query_new (&accord_occasion_kind);
  g_autoptr (GPtrArray) templates = NULL, occasions = NULL;
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (of_templates, "name", FALSE, NULL);
  templates = dex_await_boxed (accord_store_select (store, of_templates), &error);
  occasions = templates != NULL ? dex_await_boxed (accord_store_select (store, of_occasions), &error) : NULL;
  if (occasions == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->workspace == NULL)
    return dex_future_new_true ();
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->occasions, g_ptr_array_unref);
  self->occasions = g_steal_pointer (&occasions);
  self->filling = TRUE;
  add_templates (self, templates);
  add_occasions (self);
  add_own_days (self);
  add_agenda (self);
  self->filling = FALSE;
  return dex_future_new_true ();
}

static void
load (AccordLettersPage *self)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref)));
}

/* A switch that was moved stays where it is; only what is known behind it is new. */
static void
load_occasions (AccordLettersPage *self)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), dex_future_then (dex_future_new_true (), read_occasions_cb, g_object_ref (self), g_object_unref)));
}

static void
committed_cb (AccordLettersPage *self, const AccordChangeSet *set)
{
  gboolean occasions = accord_change_set_touches (set, &accord_occasion_kind);

  if (accord_change_set_touches (set, &accord_template_kind) || (occasions && set->origin != ACCORD_ORIGIN_EDIT))
    load (self);
  else if (occasions)
    load_occasions (self);
}

static void
accord_letters_page_dispose (GObject *object)
{
  AccordLettersPage *self = ACCORD_LETTERS_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->occasions, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_letters_page_parent_class)->dispose (object);
}

static void
accord_letters_page_class_init (AccordLettersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_letters_page_dispose;
}

static void
accord_letters_page_init (AccordLettersPage *self)
{
  self->groups = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Messages"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "letters");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-email-symbolic");
}

/**
 * accord_letters_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
accord_letters_page_new (AccordWorkspace *workspace)
{
  AccordLettersPage *self = g_object_new (ACCORD_TYPE_LETTERS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
