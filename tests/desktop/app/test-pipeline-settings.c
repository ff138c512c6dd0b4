/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a pipeline is made up, edited in the preferences: what a stage says and asks for, its tasks, its order,
 * pipelines that come and go. What was done there is what holds deals back, or is undone in one step. */

#include "accord-config.h"

#include <adwaita.h>
#include <string.h>
#include "accord-field-row.h"
#include "accord-named-list.h"
#include "accord-pipeline-adder.h"
#include "accord-pipeline-settings.h"
#include "accord-rank.h"
#include "accord-setting-row.h"
#include "accord-stage-page.h"
#include "accord-stage-parts.h"
#include "accord-test.h"

#define STAGE     (&accord_stage_kind)
#define CRITERION (&accord_stage_criterion_kind)
#define TASK      (&accord_stage_task_kind)

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AdwPreferencesDialog *dialog;
  gint64 stage;
} Settings;

#define AWAIT(condition)                                                     \
  G_STMT_START                                                               \
  {                                                                          \
    gint64 give_up = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;          \
    while (!(condition) && g_get_monotonic_time () < give_up)                \
      if (!g_main_context_iteration (NULL, FALSE))                           \
        g_usleep (500);                                                      \
    if (!(condition))                                                        \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                          \
  G_STMT_END

static GtkWidget *
find (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth_in (GtkWidget *root, GType type, guint n)
{
  return find (root, type, &n);
}

static GtkWidget *
nth (Settings *f, GType type, guint n)
{
  return nth_in (GTK_WIDGET (f->dialog), type, n);
}

static void
begin (Settings *f, const char *stage)
{
  GtkWidget *page = adw_preferences_page_new ();

  *f = (Settings) { .workspace = accord_test_workspace (), .window = adw_window_new () };
  f->stage = accord_test_stage (f->workspace, stage);
  f->dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 800, 700);
  adw_window_set_content (ADW_WINDOW (f->window), gtk_label_new ("Board"));
  adw_preferences_dialog_add (f->dialog, ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (f->window));
  adw_dialog_present (ADW_DIALOG (f->dialog), f->window);
}

static void
show_stage (Settings *f)
{
  adw_preferences_dialog_push_subpage (f->dialog, accord_stage_page_new (f->workspace, f->stage));
  AWAIT (nth (f, ACCORD_TYPE_STAGE_PARTS, 1) != NULL && gtk_widget_get_mapped (nth (f, ACCORD_TYPE_STAGE_PARTS, 1)));
}

static void
end (Settings *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  accord_test_idle ();
  accord_test_drop (f->workspace);
}

static void
undo (Settings *f)
{
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace))));
}

/* In order. */
static GPtrArray *
list (Settings *f, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  if (accord_kind_find (kind, "stage") >= 0)
    accord_query_add_number (query, "stage", ACCORD_OP_IS, f->stage);
  g_assert_true (accord_query_set_sort (query, "rank", FALSE, NULL));
  return accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
}

static guint
count (Settings *f, const AccordKind *kind)
{
  g_autoptr (GPtrArray) found = list (f, kind);

  return found->len;
}

static char *
titles (Settings *f, const AccordKind *kind)
{
  g_autoptr (GPtrArray) found = list (f, kind);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", accord_record_title (found->pdata[i]));
  return g_string_free_and_steal (text);
}

#define assert_titles(f, kind, expected)         \
  G_STMT_START                                   \
  {                                              \
    g_autofree char *is = titles (f, kind);      \
                                                 \
    g_assert_cmpstr (is, ==, expected);          \
  }                                              \
  G_STMT_END

static gboolean
is_nth (Settings *f, const AccordKind *kind, guint n, const char *field, const char *text)
{
  g_autoptr (GPtrArray) found = list (f, kind);
  g_autofree char *is = n < found->len ? accord_record_format (found->pdata[n], field) : NULL;

  return g_strcmp0 (is, text) == 0;
}

/* The row of a field among those that are shown last. */
static AccordFieldRow *
row_of (Settings *f, const AccordKind *kind, const char *field)
{
  GtkWidget *row;
  AccordFieldRow *last = NULL;

  for (guint i = 0; (row = nth (f, ACCORD_TYPE_FIELD_ROW, i)) != NULL; i++)
    {
      AccordEntity *entity = accord_field_row_get_entity (ACCORD_FIELD_ROW (row));

      if (entity != NULL && accord_kind_is (accord_entity_get_kind (entity), kind) &&
          g_str_equal (accord_field_row_get_field (ACCORD_FIELD_ROW (row))->name, field))
        last = ACCORD_FIELD_ROW (row);
    }
  return last;
}

/* What somebody types into a field. */
static void
type (Settings *f, const AccordKind *kind, const char *field, const char *text, gboolean taken)
{
  AccordFieldRow *row;
  guint first = 0;

  AWAIT ((row = row_of (f, kind, field)) != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)));
  AWAIT (accord_entity_is_loaded (accord_field_row_get_entity (row)));
  accord_field_row_edit (row);
  AWAIT (accord_field_row_get_editing (row));
  {
    GtkWidget *input = find (GTK_WIDGET (row), GTK_TYPE_EDITABLE, &first);

    if (input != NULL)
      gtk_editable_set_text (GTK_EDITABLE (input), text);
    else
      {
        first = 0;
        input = find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, &first);
        g_assert_nonnull (input);
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), text, -1);
      }
  }
  g_assert_cmpint (accord_field_row_save (row), ==, taken);
  if (!taken)
    accord_field_row_cancel (row);
}

static AccordRecord *
stage_now (Settings *f)
{
  return accord_test_load (f->workspace, STAGE, f->stage);
}

static gboolean
says (Settings *f, const char *field, const char *text)
{
  g_autoptr (AccordRecord) stage = stage_now (f);
  g_autofree char *is = accord_record_format (stage, field);

  return g_strcmp0 (is, text) == 0;
}

/* Goal, guidance, limits: typed where they are read; what cannot be is refused where it is typed. */
static void
test_stage_fields_are_edited (void)
{
  Settings f;

  begin (&f, "Needs");
  show_stage (&f);
  type (&f, STAGE, "name", "Discovery", TRUE);
  AWAIT (says (&f, "name", "Discovery"));
  type (&f, STAGE, "idle_limit", "21", TRUE);
  AWAIT (says (&f, "idle_limit", "21"));
  type (&f, STAGE, "guidance", "Ask who decides, and how.", TRUE);
  AWAIT (says (&f, "guidance", "Ask who decides, and how."));
  type (&f, STAGE, "aim", "Understand the need", TRUE);
  AWAIT (says (&f, "aim", "Understand the need"));
  type (&f, STAGE, "goal", "120,000", TRUE);
  AWAIT (!says (&f, "goal", ""));
  type (&f, STAGE, "probability", "150", FALSE);
  type (&f, STAGE, "probability", "35", TRUE);
  AWAIT (says (&f, "probability", "35%"));
  type (&f, STAGE, "name", "  ", FALSE);
  g_assert_true (says (&f, "name", "Discovery"));
  undo (&f);
  AWAIT (says (&f, "probability", "25%"));
  end (&f);
}

/* A condition of each sort; its order, its going and its coming back. */
static void
test_conditions_are_edited (void)
{
  Settings f;
  GtkWidget *parts;
  g_autoptr (GPtrArray) found = NULL;
  guint before;

  begin (&f, "Identify");
  show_stage (&f);
  parts = nth (&f, ACCORD_TYPE_STAGE_PARTS, 0);
  before = count (&f, CRITERION);
  g_assert_cmpuint (before, ==, 4); /* as shipped: company, contact, source, fit */
  AWAIT (nth (&f, ADW_TYPE_ACTION_ROW, 3) != NULL);
  gtk_widget_activate_action (parts, "parts.add", "s", "check");
  AWAIT (count (&f, CRITERION) == before + 1);
  type (&f, CRITERION, "title", "Budget is known", TRUE);
  g_assert_true (adw_preferences_dialog_pop_subpage (f.dialog));
  gtk_widget_activate_action (parts, "parts.add", "s", "field:amount");
  AWAIT (count (&f, CRITERION) == before + 2);
  assert_titles (&f, CRITERION, "Company, Contact, Source, Fit is assessed, Budget is known, Amount");
  found = list (&f, CRITERION);
  g_assert_cmpstr (accord_record_text (found->pdata[5], "path"), ==, "amount");
  g_assert_cmpstr (accord_record_text (found->pdata[5], "type"), ==, "field");
  g_assert_cmpstr (accord_record_text (found->pdata[4], "side"), ==, "exit");
  gtk_widget_activate_action (parts, "parts.place", "(xx)", accord_record_id (found->pdata[5]), accord_record_id (found->pdata[4]));
  AWAIT (is_nth (&f, CRITERION, 4, "title", "Amount"));
  gtk_widget_activate_action (parts, "parts.delete", "x", accord_record_id (found->pdata[0]));
  AWAIT (count (&f, CRITERION) == before + 1);
  assert_titles (&f, CRITERION, "Contact, Source, Fit is assessed, Amount, Budget is known");
  undo (&f);
  assert_titles (&f, CRITERION, "Company, Contact, Source, Fit is assessed, Amount, Budget is known");
  end (&f);
}

/* Another kind is asked for before the first is answered: both are made, each opens as what it is; twice the same is once. */
static void
test_each_condition_opens_as_its_own (void)
{
  Settings f;
  GtkWidget *parts;

  begin (&f, "Identify");
  show_stage (&f);
  parts = nth (&f, ACCORD_TYPE_STAGE_PARTS, 0);
  AWAIT (nth (&f, ADW_TYPE_ACTION_ROW, 3) != NULL);
  gtk_widget_activate_action (parts, "parts.add", "s", "field:amount");
  gtk_widget_activate_action (parts, "parts.add", "s", "field:amount");
  AWAIT (row_of (&f, CRITERION, "required") != NULL);
  g_assert_cmpuint (count (&f, CRITERION), ==, 5);
  g_assert_null (row_of (&f, CRITERION, "activity"));
  g_assert_true (adw_preferences_dialog_pop_subpage (f.dialog));
  gtk_widget_activate_action (parts, "parts.add", "s", "field:source");
  gtk_widget_activate_action (parts, "parts.add", "s", "activity");
  AWAIT (count (&f, CRITERION) == 7);
  AWAIT (row_of (&f, CRITERION, "activity") != NULL);
  assert_titles (&f, CRITERION, "Company, Contact, Source, Fit is assessed, Amount, Source, An activity");
  end (&f);
}

static void
error_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str (data, g_variant_get_string (parameter, NULL));
}

/* The preferences are gone when the answer comes. */
static void
test_a_late_refusal_is_told_by_the_window (void)
{
  Settings f;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("error", G_VARIANT_TYPE_STRING);
  g_autofree char *error = NULL;
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  begin (&f, "Identify");
  g_signal_connect (action, "activate", G_CALLBACK (error_cb), &error);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (f.window, "win", G_ACTION_GROUP (actions));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), accord_setting_row_new (f.workspace, accord_workspace_get_entity (f.workspace, &accord_workspace_kind, accord_workspace_get_settings_id (f.workspace)), "trash_days"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (f.dialog, ADW_PREFERENCES_PAGE (page));
  adw_preferences_dialog_set_visible_page (f.dialog, ADW_PREFERENCES_PAGE (page));
  type (&f, &accord_workspace_kind, "trash_days", "5", TRUE); /* fewer than are allowed */
  adw_dialog_force_close (ADW_DIALOG (f.dialog));
  AWAIT (error != NULL);
  end (&f);
}

/* What was made compulsory here holds a deal back, and says what it asks for. */
static void
test_a_required_condition_holds_back (void)
{
  Settings f;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage = NULL;
  AccordEdit *edit = accord_edit_new ("Moved");
  gint64 deal;

  begin (&f, "Identify");
  stage = g_strdup_printf ("%" G_GINT64_FORMAT, f.stage);
  deal = accord_test_create (f.workspace, &accord_deal_kind, "name", "Scanner", "stage", stage, NULL);
  show_stage (&f);
  AWAIT (nth (&f, ADW_TYPE_ACTION_ROW, 3) != NULL); /* what is added goes behind the last of them */
  gtk_widget_activate_action (nth (&f, ACCORD_TYPE_STAGE_PARTS, 0), "parts.add", "s", "check");
  AWAIT (count (&f, CRITERION) == 5);
  type (&f, CRITERION, "title", "Budget is known", TRUE);
  AWAIT (row_of (&f, CRITERION, "required") != NULL);
  accord_field_row_edit (row_of (&f, CRITERION, "required"));
  AWAIT (is_nth (&f, CRITERION, 4, "required", "Yes"));
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_test_stage (f.workspace, "First contact"), "a1");
  {
    DexFuture *future = accord_journal_commit (accord_workspace_get_journal (f.workspace), edit);

    accord_test_wait (future);
    dex_future_get_value (future, &error);
    dex_unref (future);
  }
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE);
  g_assert_nonnull (strstr (error->message, "Budget is known"));
  accord_edit_unref (edit);
  end (&f);
}

/* A task of a stage is given to the next deal that enters it. */
static void
test_tasks_are_given (void)
{
  Settings f;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) given = NULL;
  g_autofree char *stage = NULL;

  begin (&f, "Needs");
  stage = g_strdup_printf ("%" G_GINT64_FORMAT, f.stage);
  show_stage (&f);
  AWAIT (gtk_widget_get_sensitive (nth_in (nth (&f, ACCORD_TYPE_STAGE_PARTS, 1), GTK_TYPE_BUTTON, 0)));
  gtk_widget_activate_action (nth (&f, ACCORD_TYPE_STAGE_PARTS, 1), "parts.add", "s", "task");
  AWAIT (count (&f, TASK) == 1);
  type (&f, TASK, "title", "Send the questionnaire", TRUE);
  type (&f, TASK, "days", "3", TRUE);
  AWAIT (is_nth (&f, TASK, 0, "days", "3"));
  accord_test_create (f.workspace, &accord_deal_kind, "name", "Scanner", "stage", stage, NULL);
  given = accord_test_boxed (accord_store_select (accord_workspace_get_store (f.workspace), query));
  g_assert_cmpuint (given->len, ==, 1);
  g_assert_cmpstr (accord_record_title (given->pdata[0]), ==, "Send the questionnaire");
  end (&f);
}

static guint
count_pipelines (Settings *f)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_pipeline_kind);
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));

  return found->len;
}

/* One of those that are shipped is added with all its stages, and goes again in one step. */
static void
test_pipelines_come_and_go (void)
{
  Settings f;
  GtkWidget *page = adw_preferences_page_new ();
  guint n = count_pipelines ((begin (&f, "Needs"), &f)), stages = count (&f, STAGE);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (accord_pipeline_adder_new (f.workspace, n)));
  adw_preferences_dialog_add (f.dialog, ADW_PREFERENCES_PAGE (page));
  adw_preferences_dialog_set_visible_page (f.dialog, ADW_PREFERENCES_PAGE (page));
  AWAIT (nth (&f, ADW_TYPE_EXPANDER_ROW, 0) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nth (&f, ADW_TYPE_EXPANDER_ROW, 0)), TRUE);
  for (guint i = 0;; i++)
    {
      GtkWidget *row = nth (&f, ADW_TYPE_ACTION_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Online sales"))
        {
          g_signal_emit_by_name (row, "activated");
          break;
        }
    }
  AWAIT (count_pipelines (&f) == n + 1);
  g_assert_cmpuint (count (&f, STAGE), ==, stages + 7); /* four open, on hold, paid, lost */
  undo (&f);
  g_assert_cmpuint (count_pipelines (&f), ==, n);
  g_assert_cmpuint (count (&f, STAGE), ==, stages);
  end (&f);
}

/* The entry whose text is @name; "" is the one that adds. */
static GtkWidget *
entry_of (Settings *f, const char *name)
{
  GtkWidget *row;

  for (guint i = 0; (row = nth (f, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), name))
      return row;
  return NULL;
}

static void
name_it (Settings *f, const char *into, const char *name)
{
  GtkWidget *row = entry_of (f, into);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
}

static void
show_names (Settings *f, const AccordKind *kind)
{
  adw_preferences_dialog_push_subpage (f->dialog, accord_named_list_page_new (f->workspace, kind));
  AWAIT (entry_of (f, "") != NULL);
}

static gint64
id_of (Settings *f, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "name", ACCORD_OP_IS, name);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_id (found->pdata[0]);
}

/* Why deals are lost: in the order in which people are to choose, renamed, hidden, deleted, each undone in one step. */
static void
test_loss_reasons_are_edited (void)
{
  const AccordKind *kind = &accord_loss_reason_kind;
  Settings f;
  GtkWidget *typed;
  g_autoptr (AccordRecord) hidden = NULL;
  guint n;

  begin (&f, "Needs");
  n = count (&f, kind);
  g_assert_cmpuint (n, ==, 10); /* those of domain.md §4.3 */
  show_names (&f, kind);
  name_it (&f, "", "  Too slow ");
  AWAIT (count (&f, kind) == n + 1 && entry_of (&f, "Too slow") != NULL);
  typed = entry_of (&f, "Too slow");
  name_it (&f, "Too slow", "Delivery too slow");
  AWAIT (entry_of (&f, "Delivery too slow") != NULL && entry_of (&f, "Delivery too slow") != typed); /* made anew */
  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "It needs a name.*"); /* said in a window that has a toast */
  name_it (&f, "Delivery too slow", " ");
  g_test_assert_expected_messages ();
  g_assert_nonnull (entry_of (&f, "Delivery too slow")); /* as it was */
  gtk_widget_activate_action (entry_of (&f, "Price"), "named.place", "(xx)", id_of (&f, kind, "Delivery too slow"),
                              id_of (&f, kind, "Price"));
  AWAIT (is_nth (&f, kind, 0, "name", "Delivery too slow"));
  gtk_widget_activate_action (entry_of (&f, "Price"), "named.switch", "(xs)", id_of (&f, kind, "Delivery too slow"), "retired");
  AWAIT (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry_of (&f, "Delivery too slow"))), "Hidden"));
  hidden = accord_test_load (f.workspace, kind, id_of (&f, kind, "Delivery too slow"));
  g_assert_cmpint (accord_record_number (hidden, "retired"), ==, 1);
  gtk_widget_activate_action (entry_of (&f, "Price"), "named.delete", "x", id_of (&f, kind, "Delivery too slow"));
  AWAIT (count (&f, kind) == n && entry_of (&f, "Delivery too slow") == NULL);
  undo (&f);
  AWAIT (entry_of (&f, "Delivery too slow") != NULL);
  for (int i = 0; i < 4; i++) /* hidden, moved, renamed, added */
    undo (&f);
  AWAIT (count (&f, kind) == n && entry_of (&f, "Delivery too slow") == NULL && entry_of (&f, "Too slow") == NULL);
  end (&f);
}

/* What somebody else did to the list comes when the name is saved or given up: neither what was typed nor the place
 * in it is lost. */
static void
test_a_name_is_typed_in_peace (void)
{
  const AccordKind *kind = &accord_loss_reason_kind;
  Settings f;
  GtkWidget *typed;
  GtkEditable *text;
  g_autofree char *last = accord_rank_nth (90), *after = accord_rank_nth (91);

  begin (&f, "Needs");
  show_names (&f, kind);
  typed = entry_of (&f, "Price");
  AWAIT (gtk_widget_get_mapped (typed));
  gtk_widget_grab_focus (typed);
  gtk_editable_set_text (GTK_EDITABLE (typed), "Price too hi");
  text = gtk_editable_get_delegate (GTK_EDITABLE (typed));
  gtk_editable_set_position (text, 5);
  accord_test_create (f.workspace, kind, "name", "No answer", "rank", last, NULL); /* a colleague, by the shared folder */
  g_assert_cmpuint (count (&f, kind), ==, 11); /* answered after what the list asked */
  g_assert_cmpuint (count (&f, kind), ==, 11);
  g_assert_true (entry_of (&f, "Price too hi") == typed);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (typed)) == GTK_WIDGET (text));
  g_assert_cmpint (gtk_editable_get_position (text), ==, 5);
  g_assert_null (entry_of (&f, "No answer"));
  name_it (&f, "Price too hi", "Price too high");
  AWAIT (entry_of (&f, "No answer") != NULL && entry_of (&f, "Price too high") != NULL);

  typed = entry_of (&f, ""); /* also in the row that adds, and where the focus has gone elsewhere */
  gtk_widget_grab_focus (typed);
  gtk_editable_set_text (GTK_EDITABLE (typed), "Bought by");
  gtk_widget_grab_focus (entry_of (&f, "No answer"));
  accord_test_create (f.workspace, kind, "name", "Moved away", "rank", after, NULL);
  AWAIT (entry_of (&f, "Moved away") != NULL);
  g_assert_true (entry_of (&f, "Bought by") == typed);
  name_it (&f, "Bought by", "Bought by others");
  AWAIT (entry_of (&f, "Bought by others") != NULL && id_of (&f, kind, "Bought by others") != 0);
  end (&f);
}

/* Who else may win stands by name, and there are none to begin with. */
static void
test_competitors_are_edited (void)
{
  const AccordKind *kind = &accord_competitor_kind;
  Settings f;
  GtkWidget *first;

  begin (&f, "Needs");
  show_names (&f, kind);
  name_it (&f, "", "Packline");
  AWAIT (entry_of (&f, "Packline") != NULL);
  name_it (&f, "", "Boxwerk");
  AWAIT (entry_of (&f, "Boxwerk") != NULL);
  first = nth (&f, ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (first)), ==, "Boxwerk");
  gtk_widget_activate_action (first, "named.delete", "x", id_of (&f, kind, "Packline"));
  AWAIT (entry_of (&f, "Packline") == NULL);
  undo (&f);
  AWAIT (entry_of (&f, "Packline") != NULL);
  end (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL); /* pages are there at once */
  g_test_add_func ("/pipeline/settings/fields-of-a-stage-are-edited", test_stage_fields_are_edited);
  g_test_add_func ("/pipeline/settings/conditions-are-added-ordered-deleted", test_conditions_are_edited);
  g_test_add_func ("/pipeline/settings/each-condition-opens-as-its-own", test_each_condition_opens_as_its_own);
  g_test_add_func ("/pipeline/settings/a-late-refusal-is-told-by-the-window", test_a_late_refusal_is_told_by_the_window);
  g_test_add_func ("/pipeline/settings/a-required-condition-holds-back", test_a_required_condition_holds_back);
  g_test_add_func ("/pipeline/settings/tasks-are-given-to-the-next-deal", test_tasks_are_given);
  g_test_add_func ("/pipeline/settings/pipelines-come-and-go", test_pipelines_come_and_go);
  g_test_add_func ("/pipeline/settings/loss-reasons-are-edited", test_loss_reasons_are_edited);
  g_test_add_func ("/pipeline/settings/a-name-is-typed-in-peace", test_a_name_is_typed_in_peace);
  g_test_add_func ("/pipeline/settings/competitors-are-edited", test_competitors_are_edited);
  return g_test_run ();
}
