/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPaletteSearch: commands are matched here at once, records by the store. The groups on show
 * are replaced in one step when the answer is there, so that nothing jumps while typing; an answer to
 * older letters is dropped. Main thread. */

#include "accord-config.h"

#include "accord-palette-search.h"

#include "accord-hits.h"
#include "accord-palette-commands.h"
#include "accord-palette-group.h"
#include "accord-palette-records.h"

#define ROWS_A_KIND 5
#define ASK_AGAIN_MS 120 /* while the words of the index are being read */

struct _AccordPaletteSearch {
  GObject parent_instance;

  AccordWorkspace *workspace; /* owned, nullable */
  GListModel *commands;       /* owned */
  GListStore *groups;         /* of AccordPaletteGroup */
  char *text;                 /* NULL before anything was asked */
  AccordVisits *recent;     /* owned, nullable */
  GCancellable *asking;     /* owned, nullable: the question under way */
  guint again_source;
  gboolean in_actions;
  guint n_asked; /* answers to an older question are dropped */
  guint n_answered; /* the last one that was answered */
  guint n_results;
  char *failure; /* nullable */
};

G_DEFINE_FINAL_TYPE (AccordPaletteSearch, accord_palette_search, G_TYPE_OBJECT)

enum { FOUND, ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Asked again while the words are being read, the answer is mostly the same: what is on show then
 * stays, with its choice and under the pointer. */
static gboolean
is_shown (AccordPaletteSearch *self, GPtrArray *groups)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->groups)) != groups->len)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (AccordPaletteGroup) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);

      if (!accord_palette_group_equal (group, groups->pdata[i]))
        return FALSE;
    }
  return groups->len > 0;
}

/* @failure: (nullable): why the records could not be asked */
static void
show (AccordPaletteSearch *self, GPtrArray *groups, guint n_results, const char *failure)
{
  gboolean news = g_set_str (&self->failure, failure);

  self->n_results = n_results;
  if (!is_shown (self, groups))
    g_list_store_splice (self->groups, 0, g_list_model_get_n_items (G_LIST_MODEL (self->groups)),
                         groups->pdata, groups->len);
  else if (!news)
    return;
  g_signal_emit (self, signals[FOUND], 0);
}

/* What was asked last is on show. */
static void
note_answer (AccordPaletteSearch *self)
{
  self->n_answered = self->n_asked;
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
take_group (GPtrArray *groups, AccordPaletteGroup *group, guint *n)
{
  *n += g_list_model_get_n_items (G_LIST_MODEL (group));
  if (g_list_model_get_n_items (G_LIST_MODEL (group)) > 0)
    g_ptr_array_add (groups, group);
  else
    g_object_unref (group);
}

/* Commands stand below the records, and alone where only they were asked for. Nothing is made new of a name that could not be
 * looked for: it may be there. */
static void
add_commands (AccordPaletteSearch *self, GPtrArray *groups, gboolean failed, guint *n)
{
  const char *typed = self->text;
  gboolean alone = *typed == '>';

  if (*typed == '@' || *typed == '#')
    return;
  take_group (groups, accord_palette_match_commands (self->commands, alone ? typed + 1 : typed,
                                                     alone ? G_MAXUINT : ROWS_A_KIND), n);
  if (self->workspace != NULL && !accord_workspace_is_read_only (self->workspace) && !alone && !failed)
    take_group (groups, accord_palette_new_records (typed), n);
}

typedef struct {
  AccordPaletteSearch *self;
  guint asked;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->self);
  g_free (question);
}

static void ask (AccordPaletteSearch *self);

static gboolean
ask_again_cb (gpointer data)
{
  AccordPaletteSearch *self = data;

  self->again_source = 0;
  if (!self->in_actions)
    ask (self);
  return G_SOURCE_REMOVE;
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  AccordPaletteSearch *self = ((Question *) data)->self;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  guint n = 0;

  if (((Question *) data)->asked != self->n_asked)
    return dex_future_new_for_boolean (FALSE);
  if (value != NULL)
    {
      AccordPaletteFound *found = g_value_get_boxed (value);

      for (guint i = 0; i < found->groups->len; i++)
        take_group (groups, g_object_ref (found->groups->pdata[i]), &n);
      if (found->partial)
        self->again_source = g_timeout_add (ASK_AGAIN_MS, ask_again_cb, self);
    }
  add_commands (self, groups, error != NULL, &n);
  show (self, groups, n, error != NULL ? error->message : NULL);
  note_answer (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
ask (AccordPaletteSearch *self)
{
  guint asked = ++self->n_asked;

  self->in_actions = FALSE;
  g_clear_handle_id (&self->again_source, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->workspace == NULL || *self->text == '>')
    {
      g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
      guint n = 0;

      add_commands (self, groups, FALSE, &n);
      show (self, groups, n, NULL);
      note_answer (self);
    }
  else
    {
      Question *question = g_new (Question, 1);

      *question = (Question){ g_object_ref (self), asked };
      self->asking = g_cancellable_new ();
      dex_future_disown (dex_future_finally (
        accord_palette_find_records (self->workspace, self->recent, self->text, self->asking),
        answered_cb, question, question_free));
    }
}

static void
accord_palette_search_finalize (GObject *object)
{
  AccordPaletteSearch *self = ACCORD_PALETTE_SEARCH (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->again_source, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->recent);
  g_clear_object (&self->commands);
  g_clear_object (&self->groups);
  g_free (self->text);
  g_free (self->failure);
  G_OBJECT_CLASS (accord_palette_search_parent_class)->finalize (object);
}

static void
accord_palette_search_class_init (AccordPaletteSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_palette_search_finalize;
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AccordPaletteSearch::answered:
   *
   * What was asked last is on show, perhaps the same as before.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_palette_search_init (AccordPaletteSearch *self)
{
  self->groups = g_list_store_new (ACCORD_TYPE_PALETTE_GROUP);
}

/**
 * accord_palette_search_new:
 * @workspace: (nullable): the open file
 * @recent: (nullable): what was opened lately
 * @commands: (transfer full): a #GListModel of #AccordPaletteItem
 *
 * Returns: (transfer full): a search that found nothing yet
 */
AccordPaletteSearch *
accord_palette_search_new (AccordWorkspace *workspace, AccordVisits *recent, GListModel *commands)
{
  AccordPaletteSearch *self = g_object_new (ACCORD_TYPE_PALETTE_SEARCH, NULL);

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->recent, recent);
  self->commands = commands;
  if (workspace != NULL)
    accord_hits_expect (accord_workspace_get_store (workspace));
  return self;
}

/**
 * accord_palette_search_set_text:
 * @self: a search
 * @text: what is typed; a first ">" asks for commands only, "@" for people, "#" for tags
 *
 * Asks anew. "found" follows, at once or a few milliseconds later.
 */
void
accord_palette_search_set_text (AccordPaletteSearch *self, const char *text)
{
  g_set_str (&self->text, text);
  ask (self);
}

/**
 * accord_palette_search_show_actions:
 * @self: a search
 * @item: a record
 *
 * Shows what can be done with @item in place of the results.
 */
void
accord_palette_search_show_actions (AccordPaletteSearch *self, AccordPaletteItem *item)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  self->n_asked++;
  take_group (groups,
              accord_palette_record_actions (item, self->workspace == NULL ||
                                                     accord_workspace_is_read_only (self->workspace)),
              &n);
  self->in_actions = TRUE;
  show (self, groups, n, NULL);
  note_answer (self);
}

/**
 * accord_palette_search_go_back:
 * @self: a search
 *
 * Returns: whether there was something to go back from: the actions of a record
 */
gboolean
accord_palette_search_go_back (AccordPaletteSearch *self)
{
  if (!self->in_actions)
    return FALSE;
  ask (self);
  return TRUE;
}

/**
 * accord_palette_search_get_groups:
 * @self: a search
 *
 * Returns: (transfer none): of #AccordPaletteGroup, none of them empty; the same list for good
 */
GListModel *
accord_palette_search_get_groups (AccordPaletteSearch *self)
{
  return G_LIST_MODEL (self->groups);
}

/**
 * accord_palette_search_get_n_results:
 * @self: a search
 *
 * Returns: rows on show
 */
guint
accord_palette_search_get_n_results (AccordPaletteSearch *self)
{
  return self->n_results;
}

/**
 * accord_palette_search_get_text:
 * @self: a search
 *
 * Returns: (nullable): what was asked last
 */
const char *
accord_palette_search_get_text (AccordPaletteSearch *self)
{
  return self->text;
}

/**
 * accord_palette_search_is_asking:
 * @self: a search
 *
 * Returns: whether what is on show was found for something that was asked before
 */
gboolean
accord_palette_search_is_asking (AccordPaletteSearch *self)
{
  return self->n_answered != self->n_asked;
}

/**
 * accord_palette_search_get_failure:
 * @self: a search
 *
 * Returns: (nullable): why the records could not be asked, a finished sentence
 */
const char *
accord_palette_search_get_failure (AccordPaletteSearch *self)
{
  return self->failure;
}
