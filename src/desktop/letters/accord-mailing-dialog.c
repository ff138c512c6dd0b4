/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mailing dialog: see the header. Customers come from a saved view, or are all; written to are they or people at
 * them; who wants no mailings, or has no address, is counted and left out. Its state is owned by the dialog. */

#include "accord-config.h"

#include "accord-mailing-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-letter-dialog.h"
#include "accord-list-view.h"
#include "accord-mailing-find.h"

#define AT_ONCE 2000

typedef struct {
  gatomicrefcount refs;
  gboolean gone;
  AccordWorkspace *workspace;
  AccordActor *actor;
  char *occasion;
  AdwDialog *dialog;
  AdwComboRow *letter_template, *view, *who;
  AdwActionRow *result;
  GtkWidget *begin;
  GPtrArray *templates, *views; /* of AccordRecord */
  GArray *people;               /* of AccordMailingPerson: who would get one */
  guint generation;
} State;

static State *
state_ref (State *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
state_unref (gpointer data)
{
  State *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_object_unref (self->actor);
  g_free (self->occasion);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_free (self);
}

static void
state_gone (gpointer data)
{
  ((State *) data)->gone = TRUE;
  state_unref (data);
}

static AccordRecord *
chosen (AdwComboRow *row, GPtrArray *records, guint before)
{
  guint selected = adw_combo_row_get_selected (row);

  return records != NULL && selected >= before && selected - before < records->len ? records->pdata[selected - before] : NULL;
}

static AccordQuery *
query_of (State *self, GError **error)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);
  const AccordKind *kind = accord_store_get_kind (store, &accord_customer_kind);
  AccordRecord *view = chosen (self->view, self->views, 1);
  g_autoptr (AccordListView) list = view != NULL ? accord_list_view_from_record (kind, view, error) : accord_list_view_new (kind);

  return list != NULL ? accord_list_view_make_query (list, self->actor, accord_workspace_get_currency (self->workspace), NULL) : NULL;
}

/* Who is left out and why; what is nobody's is not told. */
static char *
left_out_words (const AccordMailingFound *found)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (found->more)
    g_strv_builder_add (builder, _ ("there are more: begin again for them when these are done"));
  if (found->n_refused > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u wants no mailings and is left out", "%u want no mailings and are left out",
                                                             found->n_refused), found->n_refused));
  if (found->n_done > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u was looked at within 30 days", "%u were looked at within 30 days", found->n_done),
                                                   found->n_done));
  if (found->n_nowhere > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u has no e-mail address of their own", "%u have no e-mail address of their own",
                                                             found->n_nowhere), found->n_nowhere));
  words = g_strv_builder_end (builder);
  return g_strjoinv (" · ", words);
}

static void
show_found (State *self, const AccordMailingFound *found)
{
  g_autofree char *title = NULL, *subtitle = NULL;

  g_clear_pointer (&self->people, g_array_unref);
  self->people = g_array_ref (found->people);
  title = g_strdup_printf (ngettext ("%u message to look at", "%u messages to look at", self->people->len), self->people->len);
  subtitle = left_out_words (found);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), title);
  adw_action_row_set_subtitle (self->result, subtitle);
  gtk_widget_set_sensitive (self->begin, self->people->len > 0 && self->templates->len > 0 && !accord_workspace_is_read_only (self->workspace));
}

typedef struct {
  State *state;
  guint generation;
} Looking;

static void
looking_free (gpointer data)
{
  state_unref (((Looking *) data)->state);
  g_free (data);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  State *self = ((Looking *) data)->state;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->gone || self->generation != ((Looking *) data)->generation)
    return dex_future_new_true ();
  if (value != NULL)
    show_found (self, g_value_get_boxed (value));
  else
    adw_action_row_set_subtitle (self->result, error->message);
  return dex_future_new_true ();
}

static void
look (State *self)
{
  AccordRecord *letter_template = chosen (self->letter_template, self->templates, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = query_of (self, &error);
  Looking *looking;

  gtk_widget_set_sensitive (self->begin, FALSE);
  self->generation++;
  if (query == NULL)
    {
      adw_action_row_set_subtitle (self->result, error->message);
      return;
    }
  looking = g_new0 (Looking, 1);
  *looking = (Looking) { state_ref (self), self->generation };
  dex_future_disown (dex_future_finally (
    accord_mailing_find (accord_workspace_get_store (self->workspace), query, letter_template != NULL ? accord_record_id (letter_template) : 0,
                         (AccordMailingWho) adw_combo_row_get_selected (self->who), AT_ONCE),
    found_cb, looking, looking_free));
}

static GPtrArray *
make_tasks (State *self, gint64 letter_template)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);

  for (guint i = 0; i < self->people->len; i++)
    {
      const AccordMailingPerson *person = &g_array_index (self->people, AccordMailingPerson, i);
      AccordLetterTask *task = accord_letter_task_new (person->customer, person->contact, letter_template);

      task->occasion_name = g_strdup (self->occasion);
      g_ptr_array_add (tasks, task);
    }
  return tasks;
}

static DexFuture *
begun_cb (DexFuture *future, gpointer data)
{
  State *self = data;
  const AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  AccordRecord *letter_template;
  GtkWidget *parent;
  gint64 id = 0;

  if (self->gone || !accord_change_set_created (set, &accord_mailing_kind, &id))
    return dex_ref (future);
  letter_template = chosen (self->letter_template, self->templates, 0);
  parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->dialog)));
  if (letter_template == NULL || parent == NULL)
    return dex_ref (future);
  adw_dialog_present (accord_letter_dialog_new (self->workspace, accord_record_title (letter_template), make_tasks (self, accord_record_id (letter_template)), id, TRUE), parent);
  adw_dialog_close (self->dialog);
  return dex_ref (future);
}

static void
begin_cb (GtkWidget *button, State *self)
{
  AccordRecord *letter_template = chosen (self->letter_template, self->templates, 0), *view = chosen (self->view, self->views, 1);
  AccordEdit *edit;
  gint64 id;

  if (letter_template == NULL)
    return;
  edit = accord_edit_new (_ ("Began a mailing"));
  id = accord_edit_create (edit, &accord_mailing_kind);
  accord_edit_set_text (edit, &accord_mailing_kind, id, "name", self->occasion != NULL ? self->occasion : accord_record_title (letter_template));
  accord_edit_set_number (edit, &accord_mailing_kind, id, "template", accord_record_id (letter_template));
  accord_edit_set_number (edit, &accord_mailing_kind, id, "started_on", accord_date_today ());
  if (view != NULL)
    accord_edit_set_number (edit, &accord_mailing_kind, id, "view", accord_record_id (view));
  accord_commit_once (button, self->workspace, edit, begun_cb, state_ref (self), state_unref);
}

static void
fill (AdwComboRow *row, GPtrArray *records, const char *first)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (first != NULL)
    gtk_string_list_append (names, first);
  for (guint i = 0; i < records->len; i++)
    gtk_string_list_append (names, accord_record_title (records->pdata[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
choose_for_occasion (State *self)
{
  for (guint i = 0; self->occasion != NULL && i < self->templates->len; i++)
    if (g_strcmp0 (accord_record_text (self->templates->pdata[i], "occasion"), "festival") == 0)
      {
        adw_combo_row_set_selected (self->letter_template, i);
        return;
      }
}

static DexFuture *
load_fiber (gpointer data)
{
  State *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) of_templates = accord_query_new (&accord_template_kind), of_views = accord_query_new (&accord_view_kind);
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (of_templates, "name", FALSE, NULL);
  accord_query_add_text (of_views, "target", ACCORD_OP_IS, "customer");
  accord_query_set_sort (of_views, "rank", FALSE, NULL);
  self->templates = dex_await_boxed (accord_store_select (store, of_templates), &error);
  if (self->templates != NULL)
    self->views = dex_await_boxed (accord_store_select (store, of_views), &error);
  if (self->gone)
    return dex_future_new_true ();
  if (self->views == NULL)
    {
      adw_action_row_set_subtitle (self->result, error->message);
      return dex_future_new_true ();
    }
  fill (self->letter_template, self->templates, NULL);
  fill (self->view, self->views, _ ("All customers"));
  if (self->templates->len == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->letter_template), _ ("There is no template yet. Add one in the preferences, under Messages."));
  choose_for_occasion (self);
  look (self);
  return dex_future_new_true ();
}

/* In the order of AccordMailingWho. */
static AdwComboRow *
make_who (void)
{
  const char *choices[] = { _ ("The customer itself"), _ ("One person: who decides first"), _ ("Everybody there"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (choices);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Written to"));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  return row;
}

static GtkWidget *
make_content (State *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *answer = adw_preferences_group_new ();

  self->letter_template = ADW_COMBO_ROW (adw_combo_row_new ());
  self->view = ADW_COMBO_ROW (adw_combo_row_new ());
  self->who = make_who ();
  self->result = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Each message is shown to you before it goes to your mail program. Nothing is sent from here."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->letter_template), _ ("Template"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->view), _ ("Customers"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), _ ("Looking…"));
  g_signal_connect_swapped (self->view, "notify::selected", G_CALLBACK (look), self);
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (look), self);
  g_signal_connect_swapped (self->letter_template, "notify::selected", G_CALLBACK (look), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->letter_template));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->view));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->who));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (answer), GTK_WIDGET (self->result));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (answer));
  return page;
}

/**
 * accord_mailing_dialog_new:
 * @workspace: the open file
 * @occasion: (nullable): what is greeted for
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
accord_mailing_dialog_new (AccordWorkspace *workspace, const char *occasion)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  State *self = g_new0 (State, 1);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  self->occasion = occasion != NULL && *occasion != '\0' ? g_strdup (occasion) : NULL;
  self->dialog = dialog;
  self->begin = gtk_button_new_with_mnemonic (_ ("_Review"));
  gtk_widget_add_css_class (self->begin, "suggested-action");
  gtk_widget_set_sensitive (self->begin, FALSE);
  g_signal_connect (self->begin, "clicked", G_CALLBACK (begin_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->begin);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  accord_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, self->occasion != NULL ? self->occasion : _ ("Mailing"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 480);
  g_object_set_data_full (G_OBJECT (dialog), "state", self, state_gone);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, load_fiber, state_ref (self), state_unref));
  return dialog;
}
