/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The model of the Trash.
 *
 *   journal "committed" ─┐
 *   search, kind ────────┴▶ accord_store_trash() ──▶ AccordTrash (24 bytes a row) ─────▶ items-changed
 *                                                        │ get_item
 *                                                        ▼
 *                                        AccordTrashItems: those on screen, and their words
 *
 * One question is under way at a time; what changes meanwhile is asked for once more after its answer. */

#include "accord-config.h"

#include "accord-trash-list.h"
#include "accord-trash-items.h"
#include "accord-trash-places.h"

struct _AccordTrashList {
  GObject parent_instance;
  AccordWorkspace *workspace;
  const AccordKind *kind;  /* what is asked for; NULL: all */
  char *typed;
  AccordTrash *trash;      /* owned; NULL until the first answer */
  guint n_of_kind[ACCORD_KIND_MAX]; /* as nothing was typed the last time */
  char *error;
  AccordTrashItems *items; /* owned: those on screen */
  gboolean asking;
  gboolean again;
  gboolean follows;
  gboolean stale;          /* something was deleted or restored while nobody looked */
  gboolean anew;           /* another question: nothing of the old answer stays */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordTrashList, accord_trash_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
fail (AccordTrashList *self, const GError *error)
{
  /* The file was closed: so will be the list. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    return;
  g_set_str (&self->error, error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the model ---- */

static GType
item_type (GListModel *model)
{
  return ACCORD_TYPE_TRASH_ITEM;
}

static guint
n_items (GListModel *model)
{
  AccordTrashList *self = ACCORD_TRASH_LIST (model);

  return self->trash != NULL ? self->trash->n_rows : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordTrashList *self = ACCORD_TRASH_LIST (model);

  return position < n_items (model) ? accord_trash_items_get (self->items, &self->trash->rows[position]) : NULL;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  AccordTrashList *self = ACCORD_TRASH_LIST (model);
  guint n = n_items (G_LIST_MODEL (model)), day;

  *start = n;
  *end = G_MAXUINT;
  if (position >= n)
    return;
  day = accord_trash_day_at (self->trash, position);
  *start = self->trash->days[day].first;
  *end = day + 1 < self->trash->n_days ? self->trash->days[day + 1].first : n;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = item_type;
  iface->get_n_items = n_items;
  iface->get_item = get_item;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/* ---- asking ---- */

/* What both ends have in common stays, and with it selection and scroll. */
static void
tell_difference (AccordTrashList *self, const AccordTrash *before)
{
  const AccordTrash *now = self->trash;
  guint head, tail;

  accord_trash_common_ends (before, now, &head, &tail);
  if (head < MAX (before->n_rows, now->n_rows))
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->n_rows - head - tail, now->n_rows - head - tail);
}

static void
take (AccordTrashList *self, AccordTrash *trash)
{
  g_autoptr (AccordTrash) before = self->trash;
  gboolean anew = self->anew;

  self->anew = FALSE;
  self->trash = accord_trash_ref (trash);
  for (int i = 0; (self->typed == NULL || *self->typed == '\0') && i < ACCORD_KIND_MAX; i++)
    self->n_of_kind[i] = trash->n_of_kind[i];
  if (before == NULL || anew)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before != NULL ? before->n_rows : 0, trash->n_rows);
  else
    tell_difference (self, before);
  if (trash->n_rows > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, trash->n_rows);
  g_signal_emit (self, signals[CHANGED], 0);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  AccordTrashList *self = data;

  self->asking = FALSE;
  if (self->again)
    accord_trash_list_refresh (self);
  else
    {
      g_clear_pointer (&self->error, g_free);
      take (self, g_value_get_boxed (dex_future_get_value (future, NULL)));
    }
  return dex_future_new_true ();
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  AccordTrashList *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  self->asking = FALSE;
  fail (self, error);
  return dex_ref (future);
}

/**
 * accord_trash_list_refresh:
 * @self: the list
 *
 * Looks again.
 */
void
accord_trash_list_refresh (AccordTrashList *self)
{
  DexFuture *read;

  self->again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  self->stale = FALSE;
  read = accord_store_trash (accord_workspace_get_store (self->workspace), self->kind, self->typed);
  read = dex_future_then (read, answered_cb, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_future_catch (read, failed_cb, g_object_ref (self), g_object_unref));
}

static gboolean
touches_trash (const AccordChangeSet *set)
{
  for (guint i = 0; i < set->changes->len; i++)
    if (g_array_index (set->changes, AccordChange, i).operation == 'd' || g_array_index (set->changes, AccordChange, i).operation == 'r')
      return TRUE;
  for (guint i = 0; i < set->spans->len; i++)
    if (g_array_index (set->spans, AccordChangeSpan, i).operation != 'i')
      return TRUE;
  return set->origin == ACCORD_ORIGIN_SYNC;
}

static void
committed_cb (AccordTrashList *self, AccordChangeSet *set)
{
  if (!touches_trash (set))
    return;
  self->stale = TRUE;
  if (self->follows)
    accord_trash_list_refresh (self);
}

static void
accord_trash_list_dispose (GObject *object)
{
  AccordTrashList *self = ACCORD_TRASH_LIST (object);

  g_clear_object (&self->items);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_trash_list_parent_class)->dispose (object);
}

static void
accord_trash_list_finalize (GObject *object)
{
  AccordTrashList *self = ACCORD_TRASH_LIST (object);

  g_clear_pointer (&self->trash, accord_trash_unref);
  g_free (self->typed);
  g_free (self->error);
  G_OBJECT_CLASS (accord_trash_list_parent_class)->finalize (object);
}

static void
accord_trash_list_class_init (AccordTrashListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_trash_list_dispose;
  object_class->finalize = accord_trash_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_TRASH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_trash_list_init (AccordTrashList *self)
{
  self->stale = TRUE;
}

/**
 * accord_trash_list_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a list that is empty until accord_trash_list_set_follows()
 */
AccordTrashList *
accord_trash_list_new (AccordWorkspace *workspace)
{
  AccordTrashList *self = g_object_new (ACCORD_TYPE_TRASH_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->items = accord_trash_items_new (accord_workspace_get_store (workspace));
  g_signal_connect_object (self->items, "failed", G_CALLBACK (fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_trash_list_set_follows:
 * @self: the list
 * @follows: whether somebody looks at it; what happened meanwhile is read when somebody does again
 */
void
accord_trash_list_set_follows (AccordTrashList *self, gboolean follows)
{
  self->follows = follows;
  if (follows && self->stale)
    accord_trash_list_refresh (self);
}

/**
 * accord_trash_list_ask:
 * @self: the list
 * @kind: (nullable): only records of that kind
 * @typed: (nullable): only records that are called so, or say that
 */
void
accord_trash_list_ask (AccordTrashList *self, const AccordKind *kind, const char *typed)
{
  self->kind = kind;
  g_set_str (&self->typed, typed);
  self->anew = TRUE;
  accord_trash_list_refresh (self);
}

/**
 * accord_trash_list_is_known:
 * @self: the list
 *
 * Returns: whether it was read once
 */
gboolean
accord_trash_list_is_known (AccordTrashList *self)
{
  return self->trash != NULL;
}

/**
 * accord_trash_list_is_asking:
 * @self: the list
 *
 * Returns: whether an answer is awaited
 */
gboolean
accord_trash_list_is_asking (AccordTrashList *self)
{
  return self->asking;
}

/**
 * accord_trash_list_get_error:
 * @self: the list
 *
 * Returns: (nullable): why it could not be read, a finished sentence
 */
const char *
accord_trash_list_get_error (AccordTrashList *self)
{
  return self->error;
}

/**
 * accord_trash_list_get_n_of:
 * @self: the list
 * @kind: a kind
 *
 * Returns: how many records of the kind lie in the Trash, whatever is asked for
 */
guint
accord_trash_list_get_n_of (AccordTrashList *self, const AccordKind *kind)
{
  return self->n_of_kind[kind->number];
}

/**
 * accord_trash_list_get_n_kept:
 * @self: the list
 *
 * Returns: for how many days what was deleted is kept; 0: for ever
 */
guint
accord_trash_list_get_n_kept (AccordTrashList *self)
{
  return self->trash != NULL ? self->trash->n_kept : ACCORD_TRASH_DAYS;
}

/**
 * accord_trash_list_get_total:
 * @self: the list
 *
 * Returns: how many records lie in the Trash, whatever is asked for
 */
guint
accord_trash_list_get_total (AccordTrashList *self)
{
  guint total = 0;

  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    total += self->n_of_kind[i];
  return total;
}

/**
 * accord_trash_list_row_at:
 * @self: the list
 * @position: below the number of rows
 *
 * Returns: (transfer none): the row, until the list changes
 */
const AccordTrashRow *
accord_trash_list_row_at (AccordTrashList *self, guint position)
{
  g_return_val_if_fail (self->trash != NULL && position < self->trash->n_rows, NULL);

  return &self->trash->rows[position];
}

/**
 * accord_trash_list_find:
 * @self: the list
 * @row: a record
 * @position: (out): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
accord_trash_list_find (AccordTrashList *self, const AccordTrashRow *row, guint *position)
{
  return self->trash != NULL && accord_trash_find (self->trash, row, position);
}
