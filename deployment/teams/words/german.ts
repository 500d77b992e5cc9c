import type { AppWords } from './app-words.ts'

export const GERMAN: AppWords = {
  name: { short: 'Rolecall', full: 'Rolecall für Azure-Zugriffsfehler' },
  description: {
    short: 'Sagt nach einem Zugriffsfehler, welche Azure-Rolle fehlt und wer sie vergibt',
    full: [
      'Fügen Sie einen Autorisierungsfehler von Azure ein. Rolecall antwortet, was fehlt und warum, welche kleinste Rolle genügt, mit welchem Befehl sie zugewiesen wird und wer ihn ausführen darf. Dazu sieht es sich Ihre tatsächlichen Rollenzuweisungen an und beurteilt sie nach den Regeln von Azure.',
      'Es liest Fehler von Azure AI Foundry, Azure OpenAI, Azure AI Search, Storage, Key Vault, Cosmos DB und Azure Resource Manager, als Text oder als Screenshot. Sie können auch ohne Fehler fragen, derzeit auf Englisch: Was darf ich auf diesem Hub? Welche Rolle brauche ich, um Dokumente zu indizieren? Auch die Antworten sind englisch.',
      'In einem Team oder Gruppenchat sehen nur Sie selbst, was es über Sie herausfindet. Eine Rolle wird erst zugewiesen, wenn jemand zustimmt, der sie vergeben darf, und zwar mit den Rechten dieser Person. Rolecall selbst kann in Azure nichts ändern.',
      'Umgang mit Nachrichten: In Teams und Gruppenchats, denen es hinzugefügt wurde, erhält Rolecall die Nachrichten und sucht darin nach Autorisierungsfehlern von Azure. Alles andere wird sofort verworfen. Nachrichtentexte werden nicht protokolliert.',
    ].join('\n\n'),
  },
  commands: {
    'check-access': {
      title: 'Meinen Zugriff prüfen',
      description: 'Was Sie auf einer Ressource dürfen und was fehlt. Ergänzen Sie den Namen der Ressource.',
    },
    'create-a-hub': {
      title: 'Darf ich einen Hub anlegen?',
      description:
        'Ob Sie einen Hub anlegen dürfen und was dazu fehlt. Ergänzen Sie den Namen der Ressourcengruppe.',
    },
    'check-a-playground': {
      title: 'Playground prüfen',
      description: 'Welchem Dienst eines Projekts welche Rolle fehlt. Ergänzen Sie den Namen des Projekts.',
    },
    'find-a-role': {
      title: 'Welche Rolle brauche ich?',
      description: 'Die kleinste Rolle für ein Vorhaben, etwa um Dokumente zu indizieren.',
    },
    'explain-a-role': {
      title: 'Was erlaubt eine Rolle?',
      description: 'Was eine Rolle kann und was nicht, etwa Foundry User.',
    },
    'my-requests': {
      title: 'Meine Anfragen',
      description: 'Wie es um Ihre Anfragen steht und welche von anderen auf Sie warten.',
    },
    'check-again': {
      title: 'Noch einmal prüfen',
      description: 'Sieht noch einmal nach, was zuletzt gefragt war.',
    },
    stop: { title: 'Abbrechen', description: 'Beendet, was gerade läuft.' },
    help: { title: 'Hilfe', description: 'Was Rolecall kann, mit Beispielen.' },
  },
  diagnoseAccessError: {
    title: 'Zugriffsfehler untersuchen',
    description:
      'Sagt, um welchen Zugriff es beim Fehler in dieser Nachricht geht und wer ihn vergeben kann.',
  },
  findRole: {
    title: 'Azure-Rolle suchen',
    description: 'Durchsucht die integrierten Rollen von Azure nach Namen oder nach dem, was sie erlauben.',
    query: {
      title: 'Rolle oder Vorhaben',
      description: 'Der Name einer Rolle oder was Sie tun möchten, auf Englisch.',
    },
  },
}
