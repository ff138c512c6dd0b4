/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of each kind's index, so that letters inside a word are found without reading rows.
 *
 *   index ──build (words thread, own snapshot)──▶ all, in order
 *   writer ──note, before_commit──▶ recent, as they come ──(too many)──▶ built anew
 *
 * Whoever sees a row finds its words here: they are published before the commit that shows the row,
 * and a build takes its snapshot between two commits. Words of rows that are gone stay until the next
 * build; the index then finds no row for them. */
#include "accord-config.h"

#include <string.h>
#include "accord-words.h"

#include "accord-absent.h"
#include "accord-text.h"
#include "accord-worker.h"

#define NOTES_MAX (256 * 1024)  /* bytes of words in one transaction; more come from an import */
#define RECENT_MAX (128 * 1024) /* bytes; every search copies and reads them */

typedef struct {
  AccordVocabulary *all;    /* NULL: not known */
  AccordVocabulary *recent; /* words that came after all was read */
  AccordVocabulary *since;  /* during a build: words that came after its snapshot */
  guint generation;         /* another one: what is being read is out of date */
  gboolean wanted;          /* somebody has searched */
} Words;

struct _AccordWords {
  GMutex lock;   /* of everything but the notes */
  GMutex commit; /* held from publishing words until their rows are seen; a build begins and ends between */
  Words kinds[ACCORD_KIND_MAX];
  GString *notes[ACCORD_KIND_MAX][2]; /* text, pinyin; the writer's own */
  gboolean too_many[ACCORD_KIND_MAX];
  gboolean stopping;
};

AccordWords *
accord_words_new (void)
{
  AccordWords *self = g_new0 (AccordWords, 1);

  g_mutex_init (&self->lock);
  g_mutex_init (&self->commit);
  return self;
}

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->all, accord_vocabulary_unref);
  g_clear_pointer (&words->recent, accord_vocabulary_unref);
  g_clear_pointer (&words->since, accord_vocabulary_unref);
}

void
accord_words_free (AccordWords *self)
{
  accord_words_drop_notes (self);
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    words_clear (&self->kinds[i]);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->commit);
  g_free (self);
}

void
accord_words_stop (AccordWords *self)
{
  g_atomic_int_set (&self->stopping, TRUE);
}

static gboolean
read_words (AccordWords *self, AccordReader *db, const char *sql, AccordVocabulary *all, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      const char *word = accord_statement_text (st, 0);
      gboolean sounds = g_str_has_prefix (word, ACCORD_TEXT_SOUND_MARK);

      word += sounds ? strlen (ACCORD_TEXT_SOUND_MARK) : 0;
      accord_vocabulary_add (all, sounds ? ACCORD_WORDS_SOUNDS : ACCORD_WORDS_LETTERS, word, strlen (word));
      if (accord_worker_is_stopped (&self->stopping, n++, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* Starts a snapshot while no commit is half seen. */
static gboolean
take_snapshot (AccordWords *self, AccordReader *db, Words *words, guint *generation, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->commit);
  ok = accord_database_exec (db, "BEGIN; SELECT 1 FROM meta LIMIT 1", error);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&words->since, accord_vocabulary_unref);
  words->since = accord_vocabulary_new ();
  words->wanted = TRUE;
  *generation = words->generation;
  g_mutex_unlock (&self->lock);
  g_mutex_unlock (&self->commit);
  return ok;
}

/* Takes over what was read, unless rows have come meanwhile whose words nobody wrote down. */
static gboolean
install (AccordWords *self, Words *words, guint generation, AccordVocabulary *all)
{
  gboolean current;

  g_mutex_lock (&self->commit);
  g_mutex_lock (&self->lock);
  current = all != NULL && words->generation == generation;
  if (current)
    {
      g_clear_pointer (&words->all, accord_vocabulary_unref);
      g_clear_pointer (&words->recent, accord_vocabulary_unref);
      words->all = accord_vocabulary_ref (all);
      words->recent = g_steal_pointer (&words->since);
    }
  g_clear_pointer (&words->since, accord_vocabulary_unref);
  g_mutex_unlock (&self->lock);
  g_mutex_unlock (&self->commit);
  return current;
}

/**
 * accord_words_build:
 * @db: a connection of this thread's own that may make temporary tables
 *
 * Reads the words of a kind's index, again until they are those of the file as it is.
 */
gboolean
accord_words_build (AccordWords *self, AccordReader *db, const AccordKind *kind, GError **error)
{
  Words *words = &self->kinds[kind->number];
  g_autofree char *table = g_strdup_printf ("CREATE VIRTUAL TABLE IF NOT EXISTS temp.\"%s_words\""
                                            " USING fts5vocab('main', '%s_fts', 'row')", kind->name, kind->name);
  g_autofree char *sql = g_strdup_printf ("SELECT term FROM temp.\"%s_words\"", kind->name);
  gboolean ok, current = FALSE;

  if (!accord_database_exec (db, table, error))
    return FALSE;
  do
    {
      g_autoptr (AccordVocabulary) all = accord_vocabulary_new ();
      guint generation;

      ok = take_snapshot (self, db, words, &generation, error);
      accord_absent_forget (db);
      /* Without a table there are no words; those of its first row will be noted. */
      ok = ok && (!accord_absent_is_made (db, kind) || read_words (self, db, sql, all, error));
      accord_database_exec (db, "ROLLBACK", NULL);
      accord_vocabulary_seal (all);
      current = install (self, words, generation, ok ? all : NULL);
    }
  while (ok && !current);
  return ok;
}

/**
 * accord_words_note:
 * @text: (nullable): words of a row that is being written
 * @pinyin: its words by sound
 *
 * Writer's thread.
 */
void
accord_words_note (AccordWords *self, const AccordKind *kind, const char *text, const char *pinyin)
{
  const char *words[2] = { text, pinyin };

  for (guint i = 0; i < 2 && !self->too_many[kind->number]; i++)
    {
      GString **notes = &self->notes[kind->number][i];

      if (*notes == NULL)
        *notes = g_string_new (NULL);
      g_string_append (g_string_append_c (*notes, ' '), words[i]);
      self->too_many[kind->number] = (*notes)->len > NOTES_MAX;
    }
}

/**
 * accord_words_drop_notes:
 * @self: the words
 *
 * Forgets what was noted of rows whose transaction did not end in a commit. Writer’s thread.
 */
void
accord_words_drop_notes (AccordWords *self)
{
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    {
      for (guint k = 0; k < 2; k++)
        if (self->notes[i][k] != NULL)
          g_string_free (g_steal_pointer (&self->notes[i][k]), TRUE);
      self->too_many[i] = FALSE;
    }
}

/* The noted words that are not known yet. */
static AccordVocabulary *
read_notes (AccordWords *self, guint kind, const AccordVocabulary *known)
{
  AccordVocabulary *fresh = accord_vocabulary_new ();

  for (guint i = 0; i < 2; i++)
    accord_vocabulary_add_text (fresh, known, i == 1, self->notes[kind][i]->str);
  return fresh;
}

static void
publish (AccordWords *self, guint kind)
{
  Words *words = &self->kinds[kind];
  g_autoptr (AccordVocabulary) known = NULL;
  g_autoptr (AccordVocabulary) fresh = NULL;

  g_mutex_lock (&self->lock);
  /* A build under way will not have a word that only rows of the past had. */
  if (words->all != NULL && words->since == NULL)
    known = accord_vocabulary_ref (words->all);
  g_mutex_unlock (&self->lock);
  if (!self->too_many[kind])
    fresh = read_notes (self, kind, known);
  g_mutex_lock (&self->lock);
  if (fresh == NULL)
    {
      words->generation++;
      words_clear (words);
    }
  if (words->recent != NULL)
    accord_vocabulary_append (words->recent, fresh);
  if (words->since != NULL)
    accord_vocabulary_append (words->since, fresh);
  g_mutex_unlock (&self->lock);
}

/* Makes the noted words known. accord_words_after_commit() must follow, commit or not. */
void
accord_words_before_commit (AccordWords *self)
{
  g_mutex_lock (&self->commit);
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    if (self->notes[i][0] != NULL)
      publish (self, i);
}

/**
 * accord_words_after_commit:
 * @self: the words, after accord_words_before_commit()
 *
 * Lets builds of words take their snapshot again. Writer’s thread.
 */
void
accord_words_after_commit (AccordWords *self)
{
  g_mutex_unlock (&self->commit);
  accord_words_drop_notes (self);
}

/* Whether words that were asked for once are not known, or so many came that they should be read anew. */
gboolean
accord_words_is_stale (AccordWords *self, const AccordKind *kind)
{
  Words *words = &self->kinds[kind->number];
  gboolean stale;

  g_mutex_lock (&self->lock);
  stale = words->wanted && words->since == NULL &&
          (words->all == NULL || accord_vocabulary_size (words->recent) > RECENT_MAX);
  g_mutex_unlock (&self->lock);
  return stale;
}

/**
 * accord_words_is_ready:
 * @self: the words
 * @kind: a kind, or any table of it
 *
 * Returns: whether its words are in memory at this moment; any thread
 */
gboolean
accord_words_is_ready (AccordWords *self, const AccordKind *kind)
{
  gboolean ready;

  g_mutex_lock (&self->lock);
  ready = self->kinds[kind->number].all != NULL;
  g_mutex_unlock (&self->lock);
  return ready;
}

/* Another process may write to a file that is open here for reading only: then words are forgotten
 * when the reader's snapshot is not the one it looked at last. */
static void
check_foreign (AccordWords *self, AccordReader *reader)
{
  gint64 version = accord_database_get_int (reader, "PRAGMA data_version", 0);

  if (reader->data_version != 0 && reader->data_version != version)
    for (guint i = 0; i < ACCORD_KIND_MAX; i++)
      {
        self->kinds[i].generation++;
        words_clear (&self->kinds[i]);
      }
  reader->data_version = version;
}

/**
 * accord_words_get:
 * @reader: in its snapshot
 * @all: (out) (transfer full): words in order
 * @recent: (out) (transfer full): words that came since
 *
 * Returns: whether the words of everything that @reader sees are known
 */
gboolean
accord_words_get (AccordWords *self, AccordReader *reader, const AccordKind *kind, AccordVocabulary **all,
                  AccordVocabulary **recent)
{
  Words *words = &self->kinds[kind->number];
  gboolean known;

  g_mutex_lock (&self->lock);
  if (reader->beside_writer)
    check_foreign (self, reader);
  known = words->all != NULL;
  if (known)
    {
      *all = accord_vocabulary_ref (words->all);
      *recent = accord_vocabulary_new ();
      accord_vocabulary_append (*recent, words->recent);
    }
  g_mutex_unlock (&self->lock);
  return known;
}
