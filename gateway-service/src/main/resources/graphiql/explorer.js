'use strict';

// The page asks with the token that stands in the headers below; nothing is stored but what is typed.
const HEADERS = JSON.stringify({ Authorization: 'Bearer <access token>' }, null, 2);

const EXAMPLES = [
  {
    query: `# The home screen: what to go on with, and what is new. Put your access token into the headers below.
query Home {
  me {
    account { displayName }
    continueListening(first: 10) {
      nodes {
        position
        book { id title coverUrl duration authors { name } chapters { title start end } }
      }
    }
    notifications(first: 10) {
      unread
      nodes { title text createdAt readAt }
    }
  }
}`,
  },
  {
    query: `# The newest books, with what the caller and others make of them.
query Newest {
  books(sort: ADDED_AT_DESC, first: 20) {
    nodes {
      title
      authors { name }
      series { position series { name } }
      rating { average count }
      progress { position finished }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    query: `# In any order of words and with typos.
query Search {
  search(query: "austin persuasoin", first: 5) {
    didYouMean
    books { score book { title authors { name } } }
    people { person { name books(first: 3) { nodes { title } } } }
    chapters { bookTitle chapter { title start } }
  }
}`,
  },
  {
    query: `# What happens on the caller's other devices, as it happens.
subscription Live {
  live {
    kind
    position { bookId position version }
    notification { title }
  }
}`,
  },
];

const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const page = React.createElement(GraphiQL, {
  fetcher,
  defaultTabs: EXAMPLES.map((example) => ({ ...example, headers: HEADERS })),
  shouldPersistHeaders: false,
  isHeadersEditorEnabled: true,
});
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
