/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open file: what the window and the terminal hold. */
#include "accord-config.h"

#include "accord-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-entity-pool.h"
#include "accord-money.h"
#include "accord-pipelines.h"
#include "accord-rank.h"

struct _AccordWorkspace {
  GObject parent_instance;
  AccordStore *store;
  AccordJournal *journal;
  AccordEntityPool *pool;
  AccordEntity *settings;
  gint64 settings_id;
  char currency[4]; /* that amounts are told in while it is open */
};

G_DEFINE_FINAL_TYPE (AccordWorkspace, accord_workspace, G_TYPE_OBJECT)

/* What "¥" means follows the workspace. */
static void
count_in (AccordWorkspace *self, const char *currency)
{
  if (g_strcmp0 (self->currency, currency != NULL ? currency : "") == 0)
    return;
  accord_currency_add_home (self->currency, -1);
  g_strlcpy (self->currency, currency != NULL ? currency : "", sizeof self->currency);
  accord_currency_add_home (self->currency, 1);
}

static void
committed_cb (AccordWorkspace *self, AccordChangeSet *set)
{
  accord_entity_pool_follow (self->pool, set);
  if (self->settings != NULL && accord_change_set_touches (set, &accord_workspace_kind))
    count_in (self, accord_workspace_get_currency (self));
}

static gboolean
read_settings (AccordWorkspace *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_workspace_kind);
  g_autoptr (GPtrArray) found = dex_await_boxed (accord_store_select (self->store, query), error);

  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return accord_store_fail_unfinished (accord_store_get_path (self->store), error);
  self->settings = accord_entity_pool_adopt (self->pool, g_ptr_array_index (found, 0));
  self->settings_id = accord_entity_get_id (self->settings);
  count_in (self, accord_workspace_get_currency (self));
  return TRUE;
}

typedef struct {
  char *path;
  char *name;
  char *currency;
  AccordStoreFlags flags;
  DexFuture *store; /* under way before the fiber runs; taken by it */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->name);
  g_free (opening->currency);
  dex_clear (&opening->store);
  g_free (opening);
}

static gboolean
write_settings (AccordWorkspace *self, const Opening *opening, GError **error)
{
  g_autoptr (AccordEdit) edit = accord_edit_new (_ ("Made the workspace"));
  const AccordKind *kind = &accord_workspace_kind;
  gint64 id = accord_edit_create (edit, kind);
  guint n_templates;
  const AccordPipelineTemplate *templates = accord_pipeline_templates (&n_templates);
  g_autofree char *rank = accord_rank_nth (0);
  AccordChangeSet *set;

  accord_edit_set_text (edit, kind, id, "name", opening->name);
  accord_edit_set_text (edit, kind, id, "currency", opening->currency);
  accord_edit_set_number (edit, kind, id, "fiscal_month", 1);
  accord_edit_set_number (edit, kind, id, "format", 1);
  accord_pipeline_add (edit, &templates[0], _ ("New Business"), rank);
  accord_pipeline_add_loss_reasons (edit);
  set = dex_await_boxed (accord_journal_commit (self->journal, edit), error);
  if (set == NULL)
    return FALSE;
  accord_change_set_unref (set);
  return TRUE;
}

static gboolean
open_store (AccordWorkspace *self, Opening *opening, GError **error)
{
  self->store = dex_await_object (g_steal_pointer (&opening->store), error);
  if (self->store == NULL)
    return FALSE;
  self->pool = accord_entity_pool_new (self->store);
  self->journal = dex_await_object (accord_journal_new (self->store), error);
  if (self->journal == NULL)
    return FALSE;
  g_signal_connect_object (self->journal, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return TRUE;
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *opening = data;
  g_autoptr (AccordWorkspace) self = g_object_new (ACCORD_TYPE_WORKSPACE, NULL);
  g_autoptr (GError) error = NULL;
  gboolean create = (opening->flags & ACCORD_STORE_CREATE) != 0;

  if (open_store (self, opening, &error) && (!create || write_settings (self, opening, &error)) &&
      read_settings (self, &error))
    return dex_future_new_take_object (g_steal_pointer (&self));
  if (create && self->store != NULL)
    dex_await (accord_store_discard (self->store), NULL);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
spawn_open (const char *path, const char *name, const char *currency, AccordStoreFlags flags, AccordUpkeep *upkeep)
{
  Opening *opening = g_new0 (Opening, 1);

  *opening = (Opening) { g_strdup (path), g_strdup (name), g_strdup (currency), flags, accord_store_open_watched (path, flags, upkeep) };
  return dex_scheduler_spawn (NULL, 0, open_fiber, opening, opening_free);
}

/**
 * accord_workspace_create:
 * @path: file to be made; by custom NAME.accord
 * @name: (nullable): what the workspace is called; %NULL for the file's name
 * @currency: ISO 4217 code of amounts written without one
 *
 * Returns: (transfer full): a future that resolves to an #AccordWorkspace
 */
DexFuture *
accord_workspace_create (const char *path, const char *name, const char *currency)
{
  g_autofree char *base = g_path_get_basename (path);

  if (!accord_currency_valid (currency))
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                                  _ ("“%s” is not a currency; use a code of three letters, such as EUR, USD or CNY."),
                                  currency);
  if (g_str_has_suffix (base, ".accord"))
    base[strlen (base) - strlen (".accord")] = '\0';
  return spawn_open (path, name ? name : base, currency, ACCORD_STORE_CREATE, NULL);
}

/**
 * accord_workspace_open:
 *
 * The file is being opened, on its own thread, before this returns.
 *
 * Returns: (transfer full): a future that resolves to an #AccordWorkspace
 */
DexFuture *
accord_workspace_open (const char *path, AccordStoreFlags flags)
{
  return accord_workspace_open_watched (path, flags, NULL);
}

/**
 * accord_workspace_open_watched:
 * @path: a file name
 * @flags: see #AccordStoreFlags
 * @upkeep: (nullable): tells how far bringing an older file up to date is
 *
 * As accord_workspace_open().
 *
 * Returns: (transfer full): a future that resolves to an #AccordWorkspace
 */
DexFuture *
accord_workspace_open_watched (const char *path, AccordStoreFlags flags, AccordUpkeep *upkeep)
{
  return spawn_open (path, NULL, NULL, flags & ~ACCORD_STORE_CREATE, upkeep);
}

/* Waits for everything written, then lets go of the file. */
DexFuture *
accord_workspace_close (AccordWorkspace *self)
{
  return accord_store_close (self->store);
}

/**
 * accord_workspace_get_store:
 * @self: an open workspace; main thread
 *
 * Returns: (transfer none): its file
 */
AccordStore *
accord_workspace_get_store (AccordWorkspace *self)
{
  return self->store;
}

/**
 * accord_workspace_get_journal:
 * @self: an open workspace; main thread
 *
 * Returns: (transfer none): the one way to write to it
 */
AccordJournal *
accord_workspace_get_journal (AccordWorkspace *self)
{
  return self->journal;
}

/**
 * accord_workspace_get_path:
 * @self: an open workspace; main thread
 *
 * Returns: (transfer none): where the file is
 */
const char *
accord_workspace_get_path (AccordWorkspace *self)
{
  return accord_store_get_path (self->store);
}

/**
 * accord_workspace_get_name:
 * @self: an open workspace; main thread
 *
 * Returns: (transfer none): what it is called; stays until it is called otherwise
 */
const char *
accord_workspace_get_name (AccordWorkspace *self)
{
  return accord_entity_get_title (self->settings);
}

/**
 * accord_workspace_get_currency:
 * @self: an open workspace; main thread
 *
 * Returns: (transfer none): code of its own money; stays until it is changed
 */
const char *
accord_workspace_get_currency (AccordWorkspace *self)
{
  return accord_entity_get_text (self->settings, "currency");
}

/**
 * accord_workspace_get_fiscal_month:
 * @self: an open workspace; main thread
 *
 * Returns: the month in which its years begin, 1 to 12
 */
int
accord_workspace_get_fiscal_month (AccordWorkspace *self)
{
  gint64 month = accord_record_number (accord_entity_get_record (self->settings), "fiscal_month");

  return (int) CLAMP (month, 1, 12);
}

/**
 * accord_workspace_get_settings_id:
 * @self: an open workspace; main thread
 *
 * Returns: id of the record of #accord_workspace_kind that holds its settings
 */
gint64
accord_workspace_get_settings_id (AccordWorkspace *self)
{
  return self->settings_id;
}

/**
 * accord_workspace_is_read_only:
 * @self: an open workspace; main thread
 *
 * Returns: whether it can only be looked at
 */
gboolean
accord_workspace_is_read_only (AccordWorkspace *self)
{
  return accord_store_is_read_only (self->store);
}

/**
 * accord_workspace_get_entity:
 * @self: an open workspace; main thread
 * @kind: a kind, or any table of it
 * @id: of a record
 *
 * Returns: (transfer full): the one object of that record on the main thread, loaded as soon as it can be
 */
AccordEntity *
accord_workspace_get_entity (AccordWorkspace *self, const AccordKind *kind, gint64 id)
{
  return accord_entity_pool_get (self->pool, kind, id);
}

/**
 * accord_workspace_peek_record:
 * @kind: a kind
 * @id: of a record
 *
 * Returns: (transfer none) (nullable): the record as it is after the last change that was told of, if
 *   somebody shows it; %NULL where it has to be loaded, with accord_store_load()
 */
AccordRecord *
accord_workspace_peek_record (AccordWorkspace *self, const AccordKind *kind, gint64 id)
{
  return accord_entity_pool_peek (self->pool, kind, id);
}

AccordEntity *
accord_workspace_adopt (AccordWorkspace *self, AccordRecord *record)
{
  return accord_entity_pool_adopt (self->pool, record);
}

static void
accord_workspace_finalize (GObject *object)
{
  AccordWorkspace *self = ACCORD_WORKSPACE (object);

  count_in (self, NULL);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pool, accord_entity_pool_free);
  g_clear_object (&self->journal);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_workspace_parent_class)->finalize (object);
}

static void
accord_workspace_class_init (AccordWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_workspace_finalize;
}

static void
accord_workspace_init (AccordWorkspace *self)
{
}
